// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.runtime.parts.StreamedParts;
import org.jspecify.annotations.Nullable;

/// What `createTask` is asked with.
public record CreateTaskRequest(@Nullable String idempotencyKey, @Nullable String prefer, StreamedParts parts) {}
