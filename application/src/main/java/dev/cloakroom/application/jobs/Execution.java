package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.Optional;

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

    /// What the attempts before this one saved last.
    Optional<Json> checkpoint();

    /// Saves where the next attempt may go on, should this one not get to the end.
    ///
    /// @throws InterruptedException when the job was lost to another worker: stop working
    void saveCheckpoint(Json state) throws InterruptedException;
}
