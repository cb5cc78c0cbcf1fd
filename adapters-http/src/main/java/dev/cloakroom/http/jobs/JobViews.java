package dev.cloakroom.http.jobs;

import dev.cloakroom.api.model.JobStatus;
import dev.cloakroom.api.model.Progress;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Problems;
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

    public dev.cloakroom.api.model.Job of(Job job) {
        var submission = job.submission();
        var state = job.state();
        var times = state.times();
        var retryOf = submission.origin().retryOf();
        var error = state.error();
        return new dev.cloakroom.api.model.Job(
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
                error == null ? null : problems.of(error),
                submission.queue(),
                submission.priority(),
                Math.toIntExact(submission.limits().timeout().toSeconds()),
                submission.runAt(),
                submission.limits().finishBy(),
                submission.payload() instanceof Json.Obj payload ? (ObjectNode) JsonText.node(payload) : null);
    }

    /// What was handed in a moment ago: without the payload, which the client has.
    public dev.cloakroom.api.model.Job ofSubmitted(Job job) {
        return of(job.withoutPayload());
    }
}
