package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.calls.HttpCall;
import dev.cloakroom.application.jobs.calls.HttpCalls;
import dev.cloakroom.application.webhooks.Endpoints;
import dev.cloakroom.application.webhooks.SigningSecrets;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.Message;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/// Sends a message, signed, as Standard Webhooks has it. What became of it is stored before the job ends; so a job that
/// runs again after a crash sends again only what nobody knows the answer to.
public final class DeliverMessage implements JobHandler {

    /// The specification recommends 15 to 30 seconds.
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final SigningSecrets secrets;
    private final HttpCalls calls;
    private final Receivers receivers;
    private final ConcludeAttempt conclude;
    private final InstantSource clock;

    public DeliverMessage(
            Endpoints endpoints,
            Deliveries deliveries,
            SigningSecrets secrets,
            HttpCalls calls,
            Receivers receivers,
            ConcludeAttempt conclude,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.calls = calls;
        this.receivers = receivers;
        this.conclude = conclude;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return DeliveryJobs.KIND;
    }

    @Override
    public Ending run(Execution execution) throws InterruptedException {
        var delivery = deliveries
                .find(DeliveryJobs.delivery(execution.payload()))
                .filter(found -> found.job().equals(execution.id()))
                .orElse(null);
        if (delivery == null || !delivery.isPending()) {
            return delivery != null && delivery.status() == DeliveryStatus.SUCCEEDED
                    ? new Ending.Succeeded(Json.EMPTY)
                    : new Ending.Refused(WebhookRejections.notSent());
        }
        var endpoint = endpoints.find(execution.owner(), delivery.endpoint()).orElse(null);
        if (endpoint == null || !(endpoint.enabled() || delivery.message().isTest())) {
            return conclude.drop(delivery);
        }
        var wait = receivers.enter(endpoint.id());
        if (wait.isPresent()) {
            return new Ending.Snoozed(wait.get());
        }
        return conclude.handle(endpoint, delivery, send(endpoint, delivery), execution.attempt());
    }

    private ConcludeAttempt.Sent send(Endpoint endpoint, Delivery delivery) throws InterruptedException {
        var began = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            var outcome = calls.send(call(endpoint, delivery.message(), began), Map.of());
            return new ConcludeAttempt.Sent(began, Duration.between(began, clock.instant()), outcome);
        } finally {
            receivers.leave(endpoint.id(), Duration.between(began, clock.instant()));
        }
    }

    private HttpCall call(Endpoint endpoint, Message message, Instant now) {
        var sealed = endpoints.sealedSecrets(endpoint.id(), now);
        var headers = Map.of(
                "Content-Type", "application/json",
                "webhook-id", message.id().toString(),
                "webhook-timestamp", String.valueOf(now.getEpochSecond()),
                "webhook-signature", secrets.sign(endpoint.id(), sealed, message, now));
        return new HttpCall(endpoint.wish().url(), "POST", headers, Json.of(message.body()), PATIENCE, Set.of());
    }
}
