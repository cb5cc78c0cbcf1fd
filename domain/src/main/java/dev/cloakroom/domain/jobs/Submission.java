package dev.cloakroom.domain.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was handed in; it never changes. `priority` is 0 to 9, smaller runs earlier, and counts inside the owner's own
/// share only. `runAt` is null for now. `payload` is null where a list leaves it out.
public record Submission(
        UserId owner,
        String kind,
        String queue,
        @Nullable Json payload,
        int priority,
        @Nullable Instant runAt,
        Limits limits,
        Origin origin) {

    public static final String DEFAULT_QUEUE = "default";
    public static final int DEFAULT_PRIORITY = 5;

    /// Where it came from: the job it retries, the schedule or the event that made it, and the trace it belongs to (W3C
    /// traceparent).
    public record Origin(
            @Nullable JobId retryOf,
            @Nullable ScheduleId schedule,
            @Nullable EventId event,
            @Nullable String traceparent) {
        public static final Origin NONE = new Origin(null, null);

        public Origin(@Nullable JobId retryOf, @Nullable String traceparent) {
            this(retryOf, null, null, traceparent);
        }
    }

    /// As that schedule hands it in.
    public Submission by(ScheduleId schedule) {
        var made = new Origin(origin.retryOf(), schedule, null, origin.traceparent());
        return new Submission(owner, kind, queue, payload, priority, runAt, limits, made);
    }

    /// As a trigger hands it in because of that event.
    public Submission because(EventId event, @Nullable String traceparent) {
        var made = new Origin(null, null, event, traceparent);
        return new Submission(owner, kind, queue, payload, priority, runAt, limits, made);
    }

    /// An ordinary submission: default queue and priority, now.
    public static Submission of(UserId owner, String kind, Json payload) {
        return new Submission(owner, kind, DEFAULT_QUEUE, payload, DEFAULT_PRIORITY, null, Limits.DEFAULT, Origin.NONE);
    }

    Submission again(Limits limits, Origin origin) {
        return new Submission(owner, kind, queue, payload, priority, null, limits, origin);
    }

    Submission withoutPayload() {
        return new Submission(owner, kind, queue, null, priority, runAt, limits, origin);
    }
}
