package dev.cloakroom.domain.analytics;

import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;

/// Jobs of one kind that failed for the same reason: the `code` of their problem. `newest` is the one that failed
/// last, to look at.
public record FailureGroup(String kind, String code, long count, Instant first, Instant last, JobId newest) {}
