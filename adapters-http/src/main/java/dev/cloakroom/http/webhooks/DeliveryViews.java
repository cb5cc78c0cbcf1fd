package dev.cloakroom.http.webhooks;

import dev.cloakroom.api.model.DeliveryHeader;
import dev.cloakroom.api.model.DeliveryHistory;
import dev.cloakroom.api.model.DeliveryRequest;
import dev.cloakroom.api.model.DeliveryResponse;
import dev.cloakroom.api.model.DeliveryStatus;
import dev.cloakroom.api.model.WebhookDelivery;
import dev.cloakroom.api.model.WebhookDeliveryDetails;
import dev.cloakroom.application.webhooks.deliveries.DeliveryQueries;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.http.Problems;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Deliveries as the contract shows them.
public final class DeliveryViews {

    /// Whoever has the signature and the body has what proves that it came from here.
    private static final String MASKED = "v1,***";

    private final Problems problems;

    public DeliveryViews(Problems problems) {
        this.problems = problems;
    }

    static WebhookDelivery of(Delivery delivery) {
        return new WebhookDelivery(
                delivery.id().value(),
                delivery.message().id(),
                delivery.message().type(),
                status(delivery),
                delivery.job().value(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.nextAttemptAt(),
                delivery.endedAt());
    }

    WebhookDeliveryDetails of(DeliveryQueries.Details details) {
        var delivery = details.delivery();
        var body = delivery.message().body();
        var history = new DeliveryHistory(
                DeliveryAttempt.beginning(body),
                DeliveryAttempt.isLong(body),
                details.attempts().stream()
                        .map(attempt -> attempt(delivery, attempt))
                        .toList());
        return WebhookDeliveryDetails.of(of(delivery), history);
    }

    private dev.cloakroom.api.model.DeliveryAttempt attempt(Delivery delivery, DeliveryAttempt attempt) {
        var failure = attempt.failure();
        return new dev.cloakroom.api.model.DeliveryAttempt(
                attempt.number(),
                attempt.at(),
                attempt.took().toMillis(),
                request(delivery, attempt),
                response(attempt.answer()),
                failure == null ? null : problems.of(failure),
                attempt.next());
    }

    private static DeliveryRequest request(Delivery delivery, DeliveryAttempt attempt) {
        return new DeliveryRequest(
                attempt.url().toString(),
                List.of(
                        new DeliveryHeader("content-type", "application/json"),
                        new DeliveryHeader("webhook-id", delivery.message().id().toString()),
                        new DeliveryHeader(
                                "webhook-timestamp", String.valueOf(attempt.at().getEpochSecond())),
                        new DeliveryHeader("webhook-signature", MASKED)));
    }

    private static @Nullable DeliveryResponse response(DeliveryAttempt.@Nullable Answer answer) {
        if (answer == null) {
            return null;
        }
        var headers = new TreeMap<>(answer.headers())
                .entrySet().stream()
                        .map(header -> new DeliveryHeader(header.getKey(), header.getValue()))
                        .toList();
        return new DeliveryResponse(answer.status(), headers, answer.body(), answer.truncated());
    }

    private static DeliveryStatus status(Delivery delivery) {
        return DeliveryStatus.valueOf(delivery.status().name());
    }
}
