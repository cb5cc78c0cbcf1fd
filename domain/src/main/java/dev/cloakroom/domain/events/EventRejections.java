package dev.cloakroom.domain.events;

import dev.cloakroom.domain.Rejection;

/// Why a request about an event is refused.
public final class EventRejections {

    private EventRejections() {}

    public static Rejection notFound(EventId id) {
        return new Rejection.Missing("There is no event " + id + ".");
    }
}
