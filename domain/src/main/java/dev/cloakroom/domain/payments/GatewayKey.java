package dev.cloakroom.domain.payments;

import java.util.UUID;

/// What the gateway knows a payment or refund by, so that asking twice moves money once. Ours, unique over all owners,
/// and a UUID of version 7: it also orders them by their making.
public record GatewayKey(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
