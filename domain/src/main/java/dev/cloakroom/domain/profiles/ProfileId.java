package dev.cloakroom.domain.profiles;

import java.util.UUID;

/// A UUID of version 7, so that ids order profiles by their making.
public record ProfileId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
