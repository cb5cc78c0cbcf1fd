package dev.cloakroom.domain.events;

import java.util.UUID;

/// A UUID of version 7, so that ids order events by their making.
public record EventId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
