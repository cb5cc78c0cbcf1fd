package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.JobId;
import java.util.List;
import java.util.Set;

/// Jobs that workers hear of by messages.
public interface RungJobs {

    /// Takes those of these that wait for somebody to come, and are of these kinds. One that waits and cannot be
    /// taken now (its queue is paused, its limit is reached, its kind is unknown here) becomes ready again a
    /// little later and is rung for anew. So whatever comes of it, no message of these is needed any more.
    List<JobQueue.Claimed> claim(long worker, Set<String> kinds, Set<JobId> ids);
}
