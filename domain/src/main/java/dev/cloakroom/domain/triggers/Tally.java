package dev.cloakroom.domain.triggers;

import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a trigger has done: events it meant, jobs it handed in, and those it could not, with the last of each.
public record Tally(
        long matched,
        long fired,
        long failed,
        @Nullable Instant lastFiredAt,
        @Nullable JobId lastJob,
        @Nullable Instant lastFailedAt,
        @Nullable Failure lastError) {

    public static final Tally NOTHING = new Tally(0, 0, 0, null, null, null, null);

    public Tally fired(JobId job, Instant now) {
        return new Tally(matched + 1, fired + 1, failed, now, job, lastFailedAt, lastError);
    }

    public Tally failed(Failure error, Instant now) {
        return new Tally(matched + 1, fired, failed + 1, lastFiredAt, lastJob, now, error);
    }

    /// This one, and what came after it.
    public Tally and(Tally later) {
        boolean firedLater = later.lastFiredAt != null;
        boolean failedLater = later.lastFailedAt != null;
        return new Tally(
                matched + later.matched,
                fired + later.fired,
                failed + later.failed,
                firedLater ? later.lastFiredAt : lastFiredAt,
                firedLater ? later.lastJob : lastJob,
                failedLater ? later.lastFailedAt : lastFailedAt,
                failedLater ? later.lastError : lastError);
    }
}
