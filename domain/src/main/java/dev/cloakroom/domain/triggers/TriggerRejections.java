package dev.cloakroom.domain.triggers;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.jobs.Failure;
import java.util.List;
import java.util.stream.Collectors;

/// Why a request about a trigger is refused, and why one cannot fire.
public final class TriggerRejections {

    private TriggerRejections() {}

    public static Rejection notFound(TriggerId id) {
        return new Rejection.Missing("There is no trigger " + id + ".");
    }

    public static Rejection invalid(List<Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The trigger breaks a rule.", faults);
    }

    public static Rejection tooMany(int most) {
        return invalid(List.of(new Fault("#", "limit", "You may have " + most + " triggers.")));
    }

    public static Rejection tooManyJobs(int most, long mostBytes) {
        return new Rejection.Unprocessable(
                "too-many-jobs",
                "Triggers would make more than " + most + " jobs of these events, or jobs with more than " + mostBytes
                        + " bytes of payload: send fewer at once.",
                List.of());
    }

    public static Fault unknownQueue(String queue) {
        return new Fault("#/job/queue", "unknown", "There is no queue named " + queue + ".");
    }

    public static Failure missing(List<String> paths) {
        return new Failure(
                "event-incomplete",
                "The event has nothing at " + String.join(", ", paths) + ", which the payload is made of.",
                Json.EMPTY);
    }

    public static Failure tooLarge(int most) {
        return new Failure(
                "payload-too-large", "The payload would have more than " + most + " bytes of JSON.", Json.EMPTY);
    }

    public static Failure loop(Event event) {
        return new Failure(
                "trigger-loop",
                "The event " + event.id() + " has " + event.depth()
                        + " others behind it: triggers and jobs go in a ring.",
                Json.EMPTY);
    }

    /// What is wrong with the payload that came out.
    public static Failure unfit(List<Fault> faults) {
        return new Failure(
                "validation-failed",
                faults.stream()
                        .map(fault -> fault.pointer() + ": " + fault.detail())
                        .collect(Collectors.joining(" ")),
                Json.EMPTY);
    }

    public static Failure of(Rejection refused) {
        return new Failure(refused.code(), refused.detail(), refused.extras());
    }
}
