package dev.cloakroom.domain.requests;

import java.util.UUID;

/// A UUID of version 7, so that ids order requests by their making. Knowing it opens nothing: the tracking token does.
public record RequestId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
