package dev.cloakroom.http.jobs;

import dev.cloakroom.api.model.ScheduledJob;
import dev.cloakroom.application.jobs.NewJob;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.http.JsonText;
import java.time.Duration;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// The jobs that schedules and triggers hand in, as the contract shows and takes them.
public final class ScheduledJobs {

    private ScheduledJobs() {}

    public static ScheduledJob of(Submission job) {
        return new ScheduledJob(
                job.kind(),
                (ObjectNode) JsonText.node(Objects.requireNonNullElse(job.payload(), Json.EMPTY)),
                job.queue(),
                job.priority(),
                job.limits().maxAttempts(),
                Math.toIntExact(job.limits().timeout().toSeconds()));
    }

    public static NewJob newJob(ScheduledJob job) {
        var timeout = job.timeoutSeconds();
        return new NewJob(
                job.kind(),
                JsonText.json(job.payload()),
                job.queue(),
                job.priority(),
                null,
                job.maxAttempts(),
                timeout == null ? null : Duration.ofSeconds(timeout),
                null);
    }
}
