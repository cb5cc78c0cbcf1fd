package dev.cloakroom.domain.events;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to what its owner has; it never changes. `depth` is how many events lie behind it, each the
/// cause of the next by way of a job. `traceparent` is that of the request that told it (W3C).
public record Event(
        EventId id,
        UserId owner,
        EventType type,
        Source source,
        Json.Obj payload,
        int depth,
        Instant createdAt,
        @Nullable String traceparent) {

    /// Who tells it.
    public enum Source {
        CLIENT,
        SYSTEM
    }

    /// As the product itself tells it, with nothing behind it.
    public static Event announced(EventId id, UserId owner, EventType type, Json.Obj payload, Instant now) {
        return new Event(id, owner, type, Source.SYSTEM, payload, 0, now, null);
    }
}
