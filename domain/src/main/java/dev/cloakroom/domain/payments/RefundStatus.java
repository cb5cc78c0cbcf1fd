package dev.cloakroom.domain.payments;

import java.util.Locale;

/// Where a refund stands.
public enum RefundStatus {
    PENDING,
    REFUNDED,
    FAILED;

    /// The spelling of the contract and of the database.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
