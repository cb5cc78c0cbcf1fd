package dev.cloakroom.domain.leases;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import java.time.Duration;
import java.util.List;

/// Why a request about a lease is refused.
public final class LeaseRejections {

    private LeaseRejections() {}

    public static Rejection notFound(LeaseKey key) {
        return new Rejection.Missing("You have no lease of job " + key.id() + ".");
    }

    public static Rejection lost(LeaseKey key) {
        return new Rejection.Conflict(
                "lease-lost",
                "You do not hold job " + key.id() + " with epoch " + key.epoch() + " any more.",
                Json.EMPTY);
    }

    /// `index` is the place among the kinds of the request.
    public static Rejection builtIn(int index, String kind) {
        return new Rejection.Unprocessable(
                "validation-failed",
                "Built-in kinds are not for lease.",
                List.of(new Rejection.Fault("#/kinds/" + index, "built-in", kind + " is run by Cloakroom itself.")));
    }

    public static Rejection resultTooLarge(int mostBytes) {
        return new Rejection.Unprocessable(
                "validation-failed",
                "The result is too large: keep it elsewhere and hand in where.",
                List.of(new Rejection.Fault("#/result", "size", "must be at most " + mostBytes + " bytes of JSON")));
    }

    public static Rejection tooManyWait(Duration retryAfter) {
        return new Rejection.Throttled(
                "quota-exceeded",
                "Too many of your workers wait at a time: ask for more jobs in fewer requests.",
                retryAfter,
                Json.EMPTY.with("violated_policies", new Json.Arr(List.of(Json.of("waiting-workers")))));
    }
}
