package dev.cloakroom.domain.webhooks;

import java.util.UUID;

/// A UUID of version 7, so that newer deliveries have greater ones.
public record DeliveryId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
