// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.model.NewJob;
import org.jspecify.annotations.Nullable;

/// What `createJob` is asked with.
public record CreateJobRequest(@Nullable String idempotencyKey, @Nullable String prefer, NewJob body) {}
