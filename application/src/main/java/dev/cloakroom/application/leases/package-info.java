/// Leasing jobs to workers over HTTP: taking them, saying that one lives, handing in what came of them.
///
/// A lease is a claim in the same tables as those of our own workers, and settled by the same statements; only its
/// life is a moment per job (`lease_until`) instead of the pulse of a process. Start with [ClaimLeases].
@NullMarked
package dev.cloakroom.application.leases;

import org.jspecify.annotations.NullMarked;
