/// Payments in PostgreSQL, the ledger, and the sandbox that stands in for a gateway.
///
/// Rows of `payment` are changed under their lock only, and `version` makes sure of it. The ledger balances by a
/// trigger at the commit, not by the care of whoever writes it. Start with [JdbiPayments].
@NullMarked
package dev.cloakroom.persistence.payments;

import org.jspecify.annotations.NullMarked;
