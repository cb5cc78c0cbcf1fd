package dev.cloakroom.application.payments;

import dev.cloakroom.domain.payments.Posting;

/// The books. What stands in them stays as it is.
@FunctionalInterface
public interface Ledger {

    /// Joins the open transaction. Fails when the deed was booked before.
    void post(Posting posting);
}
