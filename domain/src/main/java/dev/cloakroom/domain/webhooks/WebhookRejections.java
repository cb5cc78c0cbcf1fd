package dev.cloakroom.domain.webhooks;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.jobs.Failure;
import java.util.List;

/// Why a request about webhooks is refused.
public final class WebhookRejections {

    private static final String DISABLED = "webhook-endpoint-disabled";

    private WebhookRejections() {}

    public static Rejection notFound(EndpointId id) {
        return new Rejection.Missing("There is no webhook endpoint " + id + ".");
    }

    public static Rejection notFound(DeliveryId id) {
        return new Rejection.Missing("There is no delivery " + id + ".");
    }

    public static Rejection invalid(List<Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The webhook endpoint breaks a rule.", faults);
    }

    public static Rejection tooMany(int most) {
        return invalid(List.of(new Fault("#", "limit", "You may have " + most + " webhook endpoints.")));
    }

    public static Fault url(String detail) {
        return new Fault("#/url", "url", detail);
    }

    public static Fault eventType(int index) {
        return new Fault(
                "#/event_types/" + index,
                "event-type",
                "is no event of ours; name one such as report.succeeded, a family such as job.*, or *");
    }

    /// Nothing is sent to an endpoint that is off.
    public static Rejection disabled() {
        return new Rejection.Conflict(DISABLED, "The endpoint is disabled: enable it first.", Json.EMPTY);
    }

    /// Why a delivery fails without an attempt.
    public static Failure notSent() {
        return new Failure(DISABLED, "The endpoint was disabled or deleted.");
    }
}
