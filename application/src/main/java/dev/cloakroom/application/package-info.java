/// What every use case shares: who calls, the transaction, and answers that are given once per idempotency key.
///
/// A use case is a final class with a verb for a name and one `handle`; it opens the transaction, and no network call
/// is
/// made inside one. Ports stand beside the use cases that need them. Start with [Caller] and [Transactions].
@NullMarked
package dev.cloakroom.application;

import org.jspecify.annotations.NullMarked;
