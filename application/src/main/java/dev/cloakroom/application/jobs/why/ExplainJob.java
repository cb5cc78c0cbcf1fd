package dev.cloakroom.application.jobs.why;

import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.why.Explanation;
import java.time.Duration;

/// Says why a job is where it is, and when it may be over.
public final class ExplainJob {

    /// Longer than a worker over HTTP may wait for a lease without a word.
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private static final Duration RECENTLY = Duration.ofMinutes(10);

    private final JobQueries jobs;
    private final Standings standings;

    public ExplainJob(JobQueries jobs, Standings standings) {
        this.jobs = jobs;
        this.standings = standings;
    }

    public record Explained(Job job, Explanation explanation) {}

    /// @throws dev.cloakroom.domain.Rejection.Missing when the owner has no such job
    public Explained handle(UserId owner, JobId id) {
        var job = jobs.find(owner, id);
        if (job.status().isTerminal()) {
            return new Explained(job, Explanation.over(job));
        }
        var standing = standings.find(id, SILENCE, RECENTLY);
        if (standing.isPresent()) {
            return new Explained(job, Explanation.of(job, standing.get()));
        }
        // It came to its end between the two looks.
        var ended = jobs.find(owner, id);
        return new Explained(ended, Explanation.over(ended));
    }
}
