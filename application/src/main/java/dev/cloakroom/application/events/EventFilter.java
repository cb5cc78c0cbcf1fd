package dev.cloakroom.application.events;

import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventPattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events a list shows; null leaves the choice open. The window of creation is half-open, and `before` is where
/// the page before ended.
public record EventFilter(
        @Nullable EventPattern type,
        Event.@Nullable Source source,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable EventId before,
        int limit) {

    public static EventFilter newest(int limit) {
        return new EventFilter(null, null, null, null, null, limit);
    }
}
