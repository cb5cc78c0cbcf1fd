package dev.cloakroom.domain.payments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where a payment stands. From `SETTLING` on the gateway has it, and only the gateway decides.
public enum PaymentStatus {
    PENDING,
    SETTLING,
    SETTLED,
    DECLINED,
    CANCELED;

    /// The spelling of the contract and of the database.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PaymentStatus parse(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    public boolean isTerminal() {
        return next().isEmpty();
    }

    /// Where it may go from here.
    public List<PaymentStatus> next() {
        return switch (this) {
            case PENDING -> List.of(SETTLING, CANCELED);
            case SETTLING -> List.of(SETTLED, DECLINED);
            case SETTLED, DECLINED, CANCELED -> List.of();
        };
    }
}
