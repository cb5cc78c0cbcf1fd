package dev.cloakroom.domain.payments;

import java.util.UUID;

/// What the owner knows a refund by: unique within its payment.
public record RefundId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
