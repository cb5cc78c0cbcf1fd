package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.webhooks.EndpointQueries;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends messages again, one or all since a time, each with all its attempts and under the id it had.
public final class Redeliver {

    static final int MOST_AT_ONCE = 1_000;

    private final EndpointQueries endpoints;
    private final Deliveries deliveries;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// Of many, how many are sent again. `next` is when the first was made that are not among them; null when all are.
    public record Resent(int count, @Nullable Instant next) {}

    public Redeliver(
            EndpointQueries endpoints,
            Deliveries deliveries,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// One that waits for its next attempt has it now.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `webhook-endpoint-disabled`
    public Delivery handle(Caller caller, EndpointId endpoint, DeliveryId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var present = enabled(caller, endpoint);
        return transactions.run(() -> {
            var delivery = deliveries.lock(present.id(), id).orElseThrow(() -> WebhookRejections.notFound(id));
            if (delivery.isPending()) {
                var _ = jobs.runNow(caller.user(), delivery.job());
                return delivery;
            }
            return resend(List.of(delivery), caller, now).getFirst();
        });
    }

    /// @param failedOnly whether those that were taken are left alone
    /// @throws dev.cloakroom.domain.Rejection.Conflict `webhook-endpoint-disabled`
    public Resent all(Caller caller, EndpointId endpoint, Instant since, boolean failedOnly) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var present = enabled(caller, endpoint);
        return transactions.run(() -> {
            var ended = deliveries.lockEnded(present.id(), since, failedOnly, MOST_AT_ONCE + 1);
            var next = ended.size() > MOST_AT_ONCE ? ended.getLast().createdAt() : null;
            var sent = resend(ended.subList(0, Math.min(ended.size(), MOST_AT_ONCE)), caller, now);
            return new Resent(sent.size(), next);
        });
    }

    private Endpoint enabled(Caller caller, EndpointId id) {
        var endpoint = endpoints.find(caller.user(), id);
        if (!endpoint.enabled()) {
            throw WebhookRejections.disabled();
        }
        return endpoint;
    }

    private List<Delivery> resend(List<Delivery> ended, Caller caller, Instant now) {
        var again = ended.stream()
                .map(delivery -> delivery.again(new JobId(ids.get()), now))
                .toList();
        deliveries.update(again);
        jobs.enqueue(again.stream()
                .map(delivery -> DeliveryJobs.of(delivery, caller.user(), caller.traceparent(), now))
                .toList());
        return again;
    }
}
