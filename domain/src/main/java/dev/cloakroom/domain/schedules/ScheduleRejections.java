package dev.cloakroom.domain.schedules;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.jobs.ScheduleId;
import java.util.List;

/// Why a request about a schedule is refused.
public final class ScheduleRejections {

    private ScheduleRejections() {}

    public static Rejection notFound(ScheduleId id) {
        return new Rejection.Missing("There is no schedule " + id + ".");
    }

    public static Rejection invalid(List<Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The schedule breaks a rule.", faults);
    }

    public static Rejection tooMany(int most) {
        return invalid(List.of(new Fault("#", "limit", "You may have " + most + " schedules.")));
    }

    public static Fault cron(String detail) {
        return new Fault("#/cron", "cron", detail);
    }

    public static Fault zone(String detail) {
        return new Fault("#/time_zone", "time-zone", detail);
    }

    public static Fault unknownQueue(String queue) {
        return new Fault("#/job/queue", "unknown", "There is no queue named " + queue + ".");
    }
}
