package dev.cloakroom.domain.requests;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import java.util.List;

/// Why something about a tracked request is refused.
public final class RequestRejections {

    private RequestRejections() {}

    /// The same for a wrong token and an unknown id, so that nothing in it may depend on either.
    public static Rejection notFound() {
        return new Rejection.Missing("There is no such request, or the tracking link is not the right one.");
    }

    public static Rejection invalid(List<Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The request cannot be taken as it is.", faults);
    }

    public static Fault badTitle() {
        return new Fault("#/title", "pattern", "must be one line with something in it");
    }

    public static Fault badContact() {
        return new Fault("#/contact_email", "email", "must be an e-mail address in ASCII");
    }

    static Rejection cannotBecome(RequestStatus present, RequestStatus wanted) {
        var allowed =
                present.next().stream().map(status -> Json.of(status.text())).toList();
        return new Rejection.Conflict(
                "invalid-state-transition",
                "The request is " + present.text() + " and cannot become " + wanted.text() + ".",
                Json.EMPTY
                        .with("current_status", Json.of(present.text()))
                        .with("allowed", new Json.Arr(List.copyOf(allowed))));
    }
}
