// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

import dev.cloakroom.api.model.NewEvent;
import dev.cloakroom.api.runtime.Batch;
import org.jspecify.annotations.Nullable;

/// What `createEvents` is asked with.
public record CreateEventsRequest(@Nullable String idempotencyKey, Batch<NewEvent> body) {}
