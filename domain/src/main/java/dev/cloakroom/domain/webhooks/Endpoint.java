package dev.cloakroom.domain.webhooks;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an owner wants to hear of events. `disabled` is null while it is on. `revision` rises with every change.
public record Endpoint(
        EndpointId id, UserId owner, Wish wish, @Nullable Disabled disabled, Instant createdAt, int revision) {

    /// Since when nothing is sent, and why.
    public record Disabled(Reason reason, Instant at) {}

    /// In the spelling of the contract: by its owner; because it answered 410; because a delivery failed to the end.
    public enum Reason {
        OWNER,
        GONE,
        EXHAUSTED
    }

    public static Endpoint made(EndpointId id, UserId owner, Wish wish, boolean enabled, Instant now) {
        return new Endpoint(id, owner, wish, enabled ? null : new Disabled(Reason.OWNER, now), now, 1);
    }

    public boolean enabled() {
        return disabled == null;
    }

    /// As its owner wants it from now on.
    public Endpoint changed(Wish wish, boolean on, Instant now) {
        var off = disabled == null ? new Disabled(Reason.OWNER, now) : disabled;
        return new Endpoint(id, owner, wish, on ? null : off, createdAt, revision + 1);
    }

    public Endpoint disabled(Reason reason, Instant now) {
        return new Endpoint(id, owner, wish, new Disabled(reason, now), createdAt, revision + 1);
    }

    /// Whether it gets events of this type.
    public boolean wants(EventType type) {
        return enabled() && wish.eventTypes().stream().anyMatch(pattern -> pattern.matches(type));
    }
}
