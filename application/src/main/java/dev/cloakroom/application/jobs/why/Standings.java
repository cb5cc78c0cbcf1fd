package dev.cloakroom.application.jobs.why;

import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.why.Standing;
import java.time.Duration;
import java.util.Optional;

/// Looks at what is around a job in its queue.
public interface Standings {

    /// Empty for a job that is over, or is not there.
    ///
    /// @param silence a worker that was not seen for so long takes no jobs
    /// @param recently the pace is that of so much time
    Optional<Standing> find(JobId id, Duration silence, Duration recently);
}
