// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

import dev.cloakroom.api.model.EventTeller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What `listEvents` is asked with.
public record ListEventsRequest(
        @Nullable String type,
        @Nullable EventTeller source,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        int limit,
        @Nullable String cursor) {}
