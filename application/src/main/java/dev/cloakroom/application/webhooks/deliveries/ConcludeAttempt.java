package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.calls.HttpCalls.Outcome;
import dev.cloakroom.application.webhooks.DisableEndpoint;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.Endpoint.Reason;
import dev.cloakroom.domain.webhooks.RetrySchedule;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Stores what became of an attempt, and says how the job goes on. Where the receiver is gone, or has taken nothing for
/// as long as the attempts lasted, its endpoint is disabled in the same transaction.
public final class ConcludeAttempt {

    private static final int GONE = 410;

    private final Deliveries deliveries;
    private final DisableEndpoint disable;
    private final Transactions transactions;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// A request and what came of it.
    record Sent(Instant at, Duration took, Outcome outcome) {

        DeliveryAttempt attempt(Delivery delivery, Endpoint endpoint, @Nullable Instant next) {
            var answered = outcome instanceof Outcome.Answered answer ? answer : null;
            boolean taken = answered != null && answered.isSuccess();
            return new DeliveryAttempt(
                    delivery.attempts() + 1,
                    endpoint.wish().url(),
                    at,
                    took,
                    answered == null
                            ? null
                            : DeliveryAttempt.Answer.excerpt(
                                    answered.status(), answered.headers(), answered.body(), answered.truncated()),
                    taken ? null : outcome.failure(),
                    next);
        }
    }

    public ConcludeAttempt(
            Deliveries deliveries,
            DisableEndpoint disable,
            Transactions transactions,
            InstantSource clock,
            RandomGenerator random) {
        this.deliveries = deliveries;
        this.disable = disable;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /// @param attempt which one it was of its job, 1 for the first
    Ending handle(Endpoint endpoint, Delivery delivery, Sent sent, int attempt) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (sent.outcome() instanceof Outcome.Answered answer && answer.isSuccess()) {
            var taken = delivery.ended(DeliveryStatus.SUCCEEDED, now);
            transactions.run(() -> deliveries.conclude(taken, sent.attempt(delivery, endpoint, null)));
            return new Ending.Succeeded(Json.EMPTY.with("status", Json.of(answer.status())));
        }
        boolean gone = sent.outcome() instanceof Outcome.Answered answer && answer.status() == GONE;
        if (gone || attempt >= DeliveryJobs.attempts(delivery)) {
            transactions.run(() -> giveUp(endpoint, delivery, sent, gone, now));
            return new Ending.Refused(sent.outcome().failure());
        }
        var asked = sent.outcome() instanceof Outcome.Answered answer ? answer.retryAfter() : null;
        var pause = RetrySchedule.after(attempt, asked, random);
        var next = now.plus(pause);
        transactions.run(() -> deliveries.conclude(delivery.waiting(next), sent.attempt(delivery, endpoint, next)));
        return new Ending.Failed(sent.outcome().failure(), pause);
    }

    private void giveUp(Endpoint endpoint, Delivery delivery, Sent sent, boolean gone, Instant now) {
        deliveries.conclude(delivery.ended(DeliveryStatus.FAILED, now), sent.attempt(delivery, endpoint, null));
        if (!delivery.message().isTest() && (gone || !deliveries.wasTakenAfter(delivery))) {
            disable.handle(endpoint, gone ? Reason.GONE : Reason.EXHAUSTED, now);
        }
    }

    /// There is nowhere to send it.
    Ending drop(Delivery delivery) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transactions.run(() -> deliveries.update(List.of(delivery.dropped(now))));
        return new Ending.Refused(WebhookRejections.notSent());
    }
}
