package dev.cloakroom.domain.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import java.util.List;
import java.util.Map;

/// Why a request about a job is refused.
public final class JobRejections {

    private JobRejections() {}

    public static Rejection notFound(JobId id) {
        return new Rejection.Missing("There is no job " + id + ".");
    }

    public static Rejection invalid(List<Rejection.Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The job cannot be taken as it is.", faults);
    }

    public static Rejection.Fault malformedKind() {
        return new Rejection.Fault(
                "#/kind", "pattern", "Send 1 to 64 lower-case letters, digits, _, . or -, a letter first.");
    }

    public static Rejection.Fault notSubmitted(String kind) {
        return new Rejection.Fault("#/kind", "reserved", "Jobs of the kind " + kind + " are not handed in here.");
    }

    public static Rejection.Fault outOfRange(String member, String range) {
        return new Rejection.Fault("#/" + member, "range", "Send " + range + ".");
    }

    public static Rejection.Fault tooFarAhead() {
        return new Rejection.Fault("#/run_at", "range", "Send a moment at most a year ahead.");
    }

    public static Rejection.Fault endsBeforeItBegins() {
        return new Rejection.Fault("#/finish_by", "range", "Send a moment to come, after run_at.");
    }

    public static Rejection unknownQueue(String queue) {
        return new Rejection.Unprocessable(
                "validation-failed",
                "There is no such queue.",
                List.of(new Rejection.Fault("#/queue", "unknown", "There is no queue named " + queue + ".")));
    }

    public static Rejection tooManyKinds(String kind) {
        return new Rejection.Unprocessable(
                "validation-failed",
                "You use too many kinds of job.",
                List.of(new Rejection.Fault(
                        "#/kind", "limit", kind + " would be one kind too many: 100 are allowed.")));
    }

    /// The operator of this installation left out what the kind needs.
    public static Rejection notSetUp(String kind) {
        return new Rejection.Unprocessable(
                "validation-failed",
                "This installation does not run jobs of the kind " + kind + ".",
                List.of(new Rejection.Fault("#/kind", "unavailable", kind + " is not set up here: ask the operator.")));
    }

    public static Rejection badPayload(List<Rejection.Fault> faults) {
        return new Rejection.Unprocessable(
                "validation-failed", "The payload is not what the kind of the job takes.", faults);
    }

    /// The same words for a job that got past the door, under rules of another version.
    public static Failure failure(Rejection.Unprocessable wrong) {
        var errors = wrong.faults().stream()
                .map(fault -> (Json) Json.EMPTY
                        .with("pointer", Json.of(fault.pointer()))
                        .with("code", Json.of(fault.code()))
                        .with("detail", Json.of(fault.detail())))
                .toList();
        return new Failure(wrong.code(), wrong.detail(), Json.EMPTY.with("errors", new Json.Arr(errors)));
    }

    static Rejection notRetryable(JobStatus status) {
        var allowed = status.isTerminal() ? List.<Json>of() : List.of(Json.of(JobStatus.CANCELED.text()));
        return new Rejection.Conflict(
                "invalid-state-transition",
                "The job is " + status.text() + ": only what failed, was canceled or expired is sent again.",
                new Json.Obj(Map.of("current_status", Json.of(status.text()), "allowed", new Json.Arr(allowed))));
    }

    /// For the product's own errands, whatever their state.
    public static Rejection outOfHands(Job job) {
        return new Rejection.Conflict(
                "invalid-state-transition",
                "Jobs of the kind " + job.submission().kind() + " run by themselves.",
                new Json.Obj(
                        Map.of("current_status", Json.of(job.status().text()), "allowed", new Json.Arr(List.of()))));
    }

    public static Rejection notFinished(JobStatus status) {
        return new Rejection.Conflict(
                "job-not-finished",
                "The job is " + status.text() + ": its result is not there yet.",
                new Json.Obj(Map.of("status", Json.of(status.text()))));
    }

    /// There will never be a result. The cause is a problem object, where there is one.
    public static Rejection hasNoResult(JobState state) {
        var failure = state.error();
        return new Rejection.Conflict(
                "job-failed",
                "The job is " + state.status().text() + ": it has no result.",
                failure == null ? Json.EMPTY : new Json.Obj(Map.of("cause", failure.problem())));
    }

    /// It succeeded, but its result is no longer kept.
    public static Rejection resultExpired(Job job) {
        var expires = job.state().times().expires();
        return new Rejection.Gone(
                "result-expired",
                "The result is no longer kept.",
                expires == null ? Json.EMPTY : Json.EMPTY.with("expired_at", Json.of(expires.toString())));
    }
}
