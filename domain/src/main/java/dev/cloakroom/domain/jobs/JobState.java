package dev.cloakroom.domain.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a job stands. `revision` rises with every change that a client can see: it is the ETag of the job and the id
/// of its events. `epoch` rises with every claim and every rescue: it fences the writes of who lost the job.
public record JobState(
        JobStatus status,
        Progress progress,
        int attempts,
        boolean cancelRequested,
        Times times,
        @Nullable Failure error,
        int revision,
        int epoch) {

    /// `expires` is when the result is no longer kept, and the job may be forgotten; null while it is not over.
    public record Times(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable Instant expires) {

        public boolean areExpired(Instant now) {
            return expires != null && !now.isBefore(expires);
        }
    }

    public static JobState queued(Instant created) {
        return new JobState(
                JobStatus.QUEUED, Progress.NONE, 0, false, new Times(created, null, null, null), null, 1, 0);
    }
}
