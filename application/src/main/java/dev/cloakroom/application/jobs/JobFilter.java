package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of an owner's jobs, newest first. Null and the empty set do not filter; the window is half-open. `before` is
/// the last job of the page before this one.
public record JobFilter(
        Set<JobStatus> statuses,
        @Nullable String kind,
        @Nullable String queue,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable JobId before,
        int limit) {

    public JobFilter {
        statuses = Set.copyOf(statuses);
    }

    public static JobFilter newest(int limit) {
        return new JobFilter(Set.of(), null, null, null, null, null, limit);
    }
}
