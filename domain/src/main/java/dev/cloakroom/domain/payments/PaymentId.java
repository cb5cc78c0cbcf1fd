package dev.cloakroom.domain.payments;

import java.util.UUID;

/// What the owner knows a payment by: unique among his own. Where he named it himself, another owner may have named
/// one the same.
public record PaymentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
