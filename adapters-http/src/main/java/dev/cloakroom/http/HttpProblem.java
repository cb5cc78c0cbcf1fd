package dev.cloakroom.http;

import dev.cloakroom.domain.Json;
import dev.cloakroom.http.limits.Charge;
import java.util.List;
import java.util.Map;

/// What only the transport can refuse, such as a method, a media type or a missing precondition. Rules of the product
/// throw a [dev.cloakroom.domain.Rejection].
public final class HttpProblem extends RuntimeException {

    private final String code;
    private final transient Json.Obj extras;
    private final transient Map<String, String> headers;

    public HttpProblem(String code, String detail, Json.Obj extras, Map<String, String> headers) {
        super(detail, null, false, false);
        this.code = code;
        this.extras = extras;
        this.headers = Map.copyOf(headers);
    }

    public HttpProblem(String code, String detail) {
        this(code, detail, Json.EMPTY, Map.of());
    }

    /// A header that cannot be understood; the fault names it.
    static HttpProblem badHeader(String code, String header, String detail) {
        return bad(code, "header", header, "format", detail);
    }

    /// A parameter of the query that does not go with another one.
    public static HttpProblem badCombination(String parameter, String detail) {
        return bad("invalid-parameter", "query", parameter, "combination", detail);
    }

    /// A quota is used up.
    static HttpProblem exceeded(Charge charge) {
        long seconds = charge.retryAfter().toSeconds();
        return new HttpProblem(
                "quota-exceeded",
                "The quota " + charge.limit() + " is used up. Wait " + seconds + " s before the next request.",
                Json.EMPTY.with("violated_policies", new Json.Arr(List.of(Json.of(charge.limit())))),
                Map.of(
                        "RateLimit-Policy", charge.policy(),
                        "RateLimit", charge.standing(),
                        "Retry-After", String.valueOf(seconds)));
    }

    private static HttpProblem bad(String code, String place, String name, String fault, String detail) {
        var parameter = new Json.Obj(Map.of("in", Json.of(place), "name", Json.of(name)));
        var error = new Json.Obj(Map.of("detail", Json.of(detail), "code", Json.of(fault), "parameter", parameter));
        var errors = new Json.Arr(List.of(error));
        return new HttpProblem(code, detail, Json.EMPTY.with("errors", errors), Map.of());
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Json.Obj extras() {
        return extras;
    }

    Map<String, String> headers() {
        return headers;
    }
}
