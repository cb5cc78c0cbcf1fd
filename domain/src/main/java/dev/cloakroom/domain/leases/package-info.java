/// Jobs in the hands of workers that are not ours and speak HTTP.
///
/// A lease is a claim that lasts until its worker was silent too long. Start with [Lease]; what follows a lease is
/// for `domain.jobs.Claim` to say, as for every other attempt.
@NullMarked
package dev.cloakroom.domain.leases;

import org.jspecify.annotations.NullMarked;
