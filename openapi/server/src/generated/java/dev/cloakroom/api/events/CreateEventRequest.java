// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

import dev.cloakroom.api.model.NewEvent;
import org.jspecify.annotations.Nullable;

/// What `createEvent` is asked with.
public record CreateEventRequest(@Nullable String idempotencyKey, NewEvent body) {}
