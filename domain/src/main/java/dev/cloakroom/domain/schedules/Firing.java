package dev.cloakroom.domain.schedules;

import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a schedule stands. `next` is null while it is disabled. `last` is the last fire time that was kept; it made
/// `lastJob`, or met `error`.
public record Firing(
        @Nullable Instant next,
        @Nullable Instant last,
        @Nullable JobId lastJob,
        @Nullable Failure error) {

    static final Firing NEVER = new Firing(null, null, null, null);

    Firing next(@Nullable Instant next) {
        return new Firing(next, last, lastJob, error);
    }
}
