package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.jobs.JobId;
import java.util.Collection;
import java.util.Set;

/// Hears, after the commit, what happened to jobs: in this process, or told by another. Missing one costs a poll
/// interval, never a job, so it must not throw and must not block.
public interface JobNews {

    /// There is work that was not there before, and nobody says where.
    void ready();

    /// The same where it is known; some listeners make no difference.
    default void ready(Set<Source> where) {
        ready();
    }

    /// Something that clients see of these jobs changed.
    void changed(Collection<JobId> ids);

    /// The owner of a running job wants it stopped.
    void cancelRequested(JobId id);

    /// Running jobs ended here, or were handed back: whoever met a limit on how many run may look again.
    default void roomMade() {}

    /// News may have been lost: look at everything you wait for.
    void uncertain();
}
