// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.model.NewTrigger;
import org.jspecify.annotations.Nullable;

/// What `createTrigger` is asked with.
public record CreateTriggerRequest(@Nullable String idempotencyKey, NewTrigger body) {}
