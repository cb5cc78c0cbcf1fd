/// Payments, what is given back of them, and the books about both.
///
/// The invariant: money is counted in whole minor units, never a float; it moves only together with a [Posting], whose
/// entries add up to nothing; and never more is given back than was paid. Start with [Payment].
@NullMarked
package dev.cloakroom.domain.payments;

import org.jspecify.annotations.NullMarked;
