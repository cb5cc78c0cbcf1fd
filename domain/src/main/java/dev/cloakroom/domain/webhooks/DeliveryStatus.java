package dev.cloakroom.domain.webhooks;

import java.util.Locale;

/// Where a delivery stands. It fails when its attempts are used up, or when its endpoint is disabled or gone.
public enum DeliveryStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    /// In the spelling of the contract and of the database.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DeliveryStatus parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
