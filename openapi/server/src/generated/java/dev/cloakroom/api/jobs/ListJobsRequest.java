// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.model.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `listJobs` is asked with.
public record ListJobsRequest(
        List<UUID> id,
        List<JobStatus> status,
        @Nullable String kind,
        @Nullable String queue,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        int limit,
        @Nullable String cursor) {}
