package dev.cloakroom.domain.triggers;

import java.util.UUID;

/// A UUID of version 7, so that ids order triggers by their making.
public record TriggerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
