package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;

/// One attempt at one job, as its handler sees it.
public interface Execution {

    JobId id();

    UserId owner();

    /// Rises with each claim and rescue of this job: outside effects carry it (object keys, for one).
    int epoch();

    /// 1 for the first.
    int attempt();

    Json payload();

    /// Tells watchers how far it is; written at most once a second, so call it as often as you like.
    void progress(int percent, String message);
}
