package dev.cloakroom.domain.queues;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import java.util.List;

/// Why a request about a queue is refused.
public final class QueueRejections {

    private QueueRejections() {}

    public static Rejection notFound(String name) {
        return new Rejection.Missing("There is no queue " + name + ".");
    }

    public static Rejection notEmpty(String name) {
        return new Rejection.Conflict(
                "queue-in-use", "There are jobs in " + name + " that are not finished.", Json.EMPTY);
    }

    public static Rejection isDefault() {
        return new Rejection.Conflict("queue-in-use", "What names no queue goes to this one, so it stays.", Json.EMPTY);
    }

    public static Rejection tooMany(int most) {
        return new Rejection.Unprocessable(
                "validation-failed",
                "There are as many queues as there may be.",
                List.of(new Rejection.Fault("#", "limit", "There may be " + most + " queues.")));
    }
}
