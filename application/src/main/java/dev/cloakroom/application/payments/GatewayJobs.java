package dev.cloakroom.application.payments;

import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The jobs that talk with the gateway: internal, each about one payment or refund, which its payload names.
final class GatewayJobs {

    static final String SETTLEMENT = "settlement";
    static final String REFUND = "refund";

    static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(10));

    private static final Limits LIMITS = new Limits(100, Duration.ofMinutes(1), null);

    private GatewayJobs() {}

    /// Has the place ready where jobs of that kind wait. Done before the transaction: the first time it takes a
    /// connection of its own, and where many wait for one payment, each with a connection, none may be left.
    static void prepare(Jobs jobs, String kind, UserId owner) {
        jobs.admit(Submission.of(owner, kind, Json.EMPTY));
    }

    static Job settling(Payment payment, @Nullable String traceparent, Instant now) {
        var runAt = payment.settleAt().isAfter(now) ? payment.settleAt() : null;
        return job(SETTLEMENT, payment.job(), payment.owner(), payment.key(), runAt, traceparent, now);
    }

    static Job refunding(Refund refund, @Nullable String traceparent, Instant now) {
        return job(REFUND, refund.job(), refund.owner(), refund.key(), null, traceparent, now);
    }

    private static Job job(
            String kind,
            JobId id,
            UserId owner,
            GatewayKey about,
            @Nullable Instant runAt,
            @Nullable String traceparent,
            Instant now) {
        var submission = new Submission(
                owner,
                kind,
                Submission.DEFAULT_QUEUE,
                Json.EMPTY.with("key", Json.of(about.toString())),
                Submission.DEFAULT_PRIORITY,
                runAt,
                LIMITS,
                new Submission.Origin(null, traceparent));
        return Job.queued(id, submission, now);
    }

    /// What such a job is about.
    static GatewayKey about(Json payload) {
        if (payload instanceof Json.Obj members) {
            return new GatewayKey(UUID.fromString(String.valueOf(members.text("key"))));
        }
        throw new IllegalArgumentException("not the payload of a job of the gateway");
    }
}
