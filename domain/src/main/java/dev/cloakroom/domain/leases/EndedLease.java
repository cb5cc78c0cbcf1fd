package dev.cloakroom.domain.leases;

import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lease that its worker ended, and where that left the job. `next` is when the next attempt is due; null where
/// none follows.
public record EndedLease(
        LeaseKey key, JobStatus status, @Nullable Instant next) {}
