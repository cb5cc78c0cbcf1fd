package dev.cloakroom.domain.webhooks;

import java.util.UUID;

/// A UUID of version 7, so that newer endpoints have greater ones.
public record EndpointId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
