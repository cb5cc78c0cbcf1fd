package dev.cloakroom.domain.webhooks;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import java.util.List;

/// Why a request about webhooks is refused.
public final class WebhookRejections {

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
}
