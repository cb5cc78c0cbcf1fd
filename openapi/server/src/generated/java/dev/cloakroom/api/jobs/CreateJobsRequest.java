// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.model.NewJob;
import dev.cloakroom.api.runtime.Batch;
import org.jspecify.annotations.Nullable;

/// What `createJobs` is asked with.
public record CreateJobsRequest(@Nullable String idempotencyKey, Batch<NewJob> body) {}
