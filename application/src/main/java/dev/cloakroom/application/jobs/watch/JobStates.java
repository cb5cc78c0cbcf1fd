package dev.cloakroom.application.jobs.watch;

import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import java.util.Collection;
import java.util.Map;

/// Where jobs stand, many at a time and whoever owns them. What is not there is absent.
public interface JobStates {

    Map<JobId, JobState> states(Collection<JobId> ids);

    /// The revisions alone, which cost less.
    Map<JobId, Integer> revisions(Collection<JobId> ids);
}
