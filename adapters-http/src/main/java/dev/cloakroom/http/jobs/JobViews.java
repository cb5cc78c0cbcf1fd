package dev.cloakroom.http.jobs;

import dev.cloakroom.api.model.JobDetail;
import dev.cloakroom.api.model.JobEta;
import dev.cloakroom.api.model.JobExplanation;
import dev.cloakroom.api.model.JobStatus;
import dev.cloakroom.api.model.Progress;
import dev.cloakroom.api.model.StatusBlock;
import dev.cloakroom.application.jobs.why.ExplainJob;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// Jobs as the contract shows them.
public final class JobViews {

    private final Problems problems;

    public JobViews(Problems problems) {
        this.problems = problems;
    }

    public static String etag(Job job) {
        return "\"" + job.state().revision() + "\"";
    }

    /// What all asynchronous work has in common.
    public StatusBlock status(Job job) {
        var submission = job.submission();
        var state = job.state();
        var times = state.times();
        var retryOf = submission.origin().retryOf();
        var error = state.error();
        return new StatusBlock(
                job.id().value(),
                submission.kind(),
                JobStatus.of(job.status().text()),
                new Progress(state.progress().percent(), state.progress().message()),
                state.attempts(),
                submission.limits().maxAttempts(),
                state.cancelRequested(),
                job.retryable(),
                retryOf == null ? null : retryOf.value(),
                times.created(),
                times.started(),
                times.finished(),
                times.expires(),
                error == null ? null : problems.of(error));
    }

    public dev.cloakroom.api.model.Job of(Job job) {
        return dev.cloakroom.api.model.Job.of(status(job), detail(job.submission()));
    }

    private static JobDetail detail(Submission submission) {
        var schedule = submission.origin().schedule();
        var event = submission.origin().event();
        return new JobDetail(
                submission.queue(),
                submission.priority(),
                Math.toIntExact(submission.limits().timeout().toSeconds()),
                submission.runAt(),
                submission.limits().finishBy(),
                schedule == null ? null : schedule.value(),
                event == null ? null : event.value(),
                submission.payload() instanceof Json.Obj payload ? (ObjectNode) JsonText.node(payload) : null);
    }

    static JobExplanation of(ExplainJob.Explained explained) {
        var explanation = explained.explanation();
        var limit = explanation.limit();
        return new JobExplanation(
                explained.job().id().value(),
                JobStatus.of(explained.job().status().text()),
                explanation.reason().text(),
                explanation.sentence(),
                explanation.until(),
                explanation.ahead(),
                limit == null ? null : limit.running(),
                limit == null ? null : limit.most(),
                explanation
                        .eta()
                        .map(eta -> new JobEta(seconds(eta.p50()), seconds(eta.p95())))
                        .orElse(null));
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }

    /// What was handed in a moment ago: without the payload, which the client has.
    public dev.cloakroom.api.model.Job ofSubmitted(Job job) {
        return of(job.withoutPayload());
    }
}
