package dev.cloakroom.application.jobs;

import dev.cloakroom.application.Caller;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.jobs.JobRejections;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a client hands in, not yet checked. Null is what it leaves to us.
public record NewJob(
        String kind,
        Json payload,
        @Nullable String queue,
        @Nullable Integer priority,
        @Nullable Instant runAt,
        @Nullable Integer maxAttempts,
        @Nullable Duration timeout,
        @Nullable Instant finishBy) {

    private static final int LOWEST_PRIORITY = 9;
    private static final int MOST_ATTEMPTS = 100;
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
    private static final Duration FARTHEST = Duration.ofDays(366);

    /// With the defaults of the product.
    public static NewJob of(String kind, Json payload) {
        return new NewJob(kind, payload, null, null, null, null, null, null);
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    /// @throws dev.cloakroom.domain.Rejection.Forbidden where the kind needs a scope that the caller lacks
    public Submission checked(Caller caller, Kinds kinds, Instant now) {
        return checked(caller, kinds, kinds.faults(kind, payload), now);
    }

    /// The same of one whose payload is yet to be made.
    public Submission checkedButPayload(Caller caller, Kinds kinds, Instant now) {
        var faults = kinds.faults(kind, payload).stream()
                .filter(fault -> fault.pointer().equals("#/kind"))
                .toList();
        return checked(caller, kinds, faults, now);
    }

    private Submission checked(Caller caller, Kinds kinds, List<Fault> ofKind, Instant now) {
        var limits = new Limits(
                Objects.requireNonNullElse(maxAttempts, Limits.DEFAULT.maxAttempts()),
                Objects.requireNonNullElse(timeout, Limits.DEFAULT.timeout()),
                stored(finishBy));
        int urgency = Objects.requireNonNullElse(priority, Submission.DEFAULT_PRIORITY);
        var faults = new ArrayList<>(ofKind);
        faults.addAll(faults(limits, urgency));
        faults.addAll(faults(now));
        if (!faults.isEmpty()) {
            throw JobRejections.invalid(faults);
        }
        kinds.demandScope(caller.principal(), kind);
        return new Submission(
                caller.user(),
                kind,
                Objects.requireNonNullElse(queue, Submission.DEFAULT_QUEUE),
                payload,
                urgency,
                stored(runAt),
                limits,
                new Submission.Origin(null, caller.traceparent()));
    }

    private static List<Fault> faults(Limits limits, int priority) {
        var faults = new ArrayList<Fault>();
        if (priority < 0 || priority > LOWEST_PRIORITY) {
            faults.add(JobRejections.outOfRange("priority", "0 to " + LOWEST_PRIORITY));
        }
        if (limits.maxAttempts() < 1 || limits.maxAttempts() > MOST_ATTEMPTS) {
            faults.add(JobRejections.outOfRange("max_attempts", "1 to " + MOST_ATTEMPTS));
        }
        if (!limits.timeout().isPositive() || limits.timeout().compareTo(LONGEST_TIMEOUT) > 0) {
            faults.add(JobRejections.outOfRange("timeout_seconds", "1 to " + LONGEST_TIMEOUT.toSeconds()));
        }
        return faults;
    }

    private List<Fault> faults(Instant now) {
        var faults = new ArrayList<Fault>();
        if (runAt != null && runAt.isAfter(now.plus(FARTHEST))) {
            faults.add(JobRejections.tooFarAhead());
        }
        var begin = runAt == null || runAt.isBefore(now) ? now : runAt;
        if (finishBy != null && !finishBy.isAfter(begin)) {
            faults.add(JobRejections.endsBeforeItBegins());
        }
        return faults;
    }

    /// The precision of the database, so that what is told now is what is read later.
    private static @Nullable Instant stored(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
