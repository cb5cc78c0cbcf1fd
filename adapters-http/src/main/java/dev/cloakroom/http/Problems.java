package dev.cloakroom.http;

import dev.cloakroom.api.model.Problem;
import dev.cloakroom.api.runtime.RequestRefusal;
import dev.cloakroom.api.runtime.RequestViolations;
import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.api.runtime.json.Violation;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Conflict;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.Rejection.Forbidden;
import dev.cloakroom.domain.Rejection.Gone;
import dev.cloakroom.domain.Rejection.Invalid;
import dev.cloakroom.domain.Rejection.Missing;
import dev.cloakroom.domain.Rejection.Stale;
import dev.cloakroom.domain.Rejection.Throttled;
import dev.cloakroom.domain.Rejection.Unauthenticated;
import dev.cloakroom.domain.Rejection.Unprocessable;
import dev.cloakroom.domain.jobs.Failure;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns whatever was thrown into a problem document (RFC 9457), here and nowhere else. Titles and hints come
/// from the registry of the contract; nothing of an unexpected exception leaves the process.
public final class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int MOST_ERRORS = 50;

    private final ProblemTypes types;
    private final URI publicUrl;

    /// An answer in full, for whoever has to write it: Javalin, Jetty's error handler, or a batch.
    public record Answer(int status, Map<String, String> headers, Json.Obj body) {

        public String text() {
            return JsonText.write(body);
        }
    }

    public Problems(ProblemTypes types, URI publicUrl) {
        this.types = types;
        this.publicUrl = publicUrl;
    }

    public Answer of(Rejection rejection, Correlation correlation) {
        var answer = new Draft(types.get(rejection.code()), rejection.detail(), rejection.extras());
        var status = switch (rejection) {
            case Invalid _ -> 400;
            case Unauthenticated unauthenticated -> {
                answer.headers.put("WWW-Authenticate", challenge(unauthenticated));
                yield 401;
            }
            case Forbidden _ -> 403;
            case Missing _ -> 404;
            case Conflict _ -> {
                answer.extras.computeIfPresent("cause", (_, cause) -> cause(cause));
                yield 409;
            }
            case Gone _ -> 410;
            case Stale _ -> 412;
            case Unprocessable unprocessable -> {
                answer.errors(
                        unprocessable.faults().stream().map(Problems::error).toList());
                yield 422;
            }
            case Throttled throttled -> {
                answer.retryAfter = throttled.retryAfter();
                yield Math.max(429, answer.type.status());
            }
        };
        return answer.finish(status, correlation, publicUrl);
    }

    public Answer of(HttpProblem problem, Correlation correlation) {
        var answer = new Draft(types.get(problem.code()), problem.detail(), problem.extras());
        answer.headers.putAll(problem.headers());
        return answer.finish(answer.type.status(), correlation, publicUrl);
    }

    public Answer of(RequestRefusal refusal, Correlation correlation) {
        var answer = new Draft(types.get(refusal.code()), refusal.detail(), Json.EMPTY);
        switch (refusal) {
            case RequestViolations violations ->
                answer.errors(
                        violations.violations().stream().map(Problems::error).toList());
            case RequestRefusal.PayloadTooLarge tooLarge ->
                answer.extras.put("limit_bytes", Json.of(tooLarge.limitBytes()));
            case RequestRefusal.UnsupportedMediaType unsupported -> {
                answer.extras.put("supported", strings(unsupported.supported()));
                answer.headers.put(unsupported.header(), String.join(", ", unsupported.supported()));
            }
            case RequestRefusal.NotAcceptable notAcceptable ->
                answer.extras.put("available", strings(notAcceptable.available()));
        }
        return answer.finish(answer.type.status(), correlation, publicUrl);
    }

    /// For what nobody expected. The caller has logged it under the request id.
    public Answer internalError(Correlation correlation) {
        return of(
                new HttpProblem("internal-error", "The server failed. The request id finds the reason in its log."),
                correlation);
    }

    /// Why a job failed, as the problem that its owner sees. Workers of the owner may fail with codes of their own.
    public Problem of(Failure failure) {
        var type = types.find(failure.code())
                .orElseGet(() -> new ProblemTypes.Type(failure.code(), failure.code(), 500, false, "", List.of()));
        var extras = new LinkedHashMap<String, JsonNode>();
        failure.extras().members().forEach((name, value) -> extras.put(name, JsonText.node(value)));
        return new Problem(
                type.urn(),
                type.title(),
                type.status(),
                failure.detail(),
                null,
                type.slug(),
                null,
                null,
                null,
                type.retryable(),
                null,
                extras);
    }

    private static String challenge(Unauthenticated rejection) {
        return switch (rejection.code()) {
            case "token-expired", "token-revoked" ->
                "Bearer realm=\"cloakroom\", error=\"invalid_token\", error_description=\"" + rejection.code() + "\"";
            default -> "Bearer realm=\"cloakroom\"";
        };
    }

    /// A problem inside a problem: rules name it by its code alone.
    private Json cause(Json named) {
        return named instanceof Json.Obj failure ? JsonText.read(JsonCodec.write(of(Failure.of(failure)))) : named;
    }

    private static Json.Obj error(Fault fault) {
        return error(fault.detail(), fault.code()).with("pointer", Json.of(fault.pointer()));
    }

    private static Json.Obj error(Violation violation) {
        var error = error(violation.detail(), violation.code());
        return switch (violation.place()) {
            case Violation.Place.Body(var pointer) -> error.with("pointer", Json.of(pointer));
            case Violation.Place.Parameter(var in, var name) ->
                error.with("parameter", Json.EMPTY.with("in", Json.of(in)).with("name", Json.of(name)));
        };
    }

    private static Json.Obj error(String detail, String code) {
        return Json.EMPTY.with("detail", Json.of(detail)).with("code", Json.of(code));
    }

    private static String place(Json.Obj error) {
        return String.valueOf(error.text("pointer")) + error.get("parameter");
    }

    private static Json strings(List<String> values) {
        return new Json.Arr(values.stream().map(Json::of).toList());
    }

    private static final class Draft {
        private final ProblemTypes.Type type;
        private final String detail;
        private final Map<String, Json> extras;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable Duration retryAfter;

        private Draft(ProblemTypes.Type type, String detail, Json.Obj extras) {
            this.type = type;
            this.detail = detail;
            this.extras = new LinkedHashMap<>(extras.members());
        }

        /// At most so many that a person reads them, sorted by their places.
        private void errors(List<Json.Obj> errors) {
            if (!errors.isEmpty()) {
                var sorted = errors.stream()
                        .sorted(Comparator.comparing(Problems::place))
                        .limit(MOST_ERRORS);
                extras.put("errors", new Json.Arr(List.copyOf(sorted.toList())));
            }
        }

        private Answer finish(int status, Correlation correlation, URI publicUrl) {
            var body = new LinkedHashMap<String, Json>();
            body.put("type", Json.of(type.urn()));
            body.put("title", Json.of(type.title()));
            body.put("status", Json.of(status));
            body.put("detail", Json.of(detail));
            body.put("instance", Json.of("urn:cloakroom:request:" + correlation.requestId()));
            body.put("code", Json.of(type.slug()));
            body.put("request_id", Json.of(correlation.requestId()));
            body.put("trace_id", Json.of(correlation.traceId()));
            body.put("retryable", Json.of(type.retryable()));
            body.putAll(extras);
            retryAfterInto(body);
            headers.put("Link", "<" + publicUrl + ProblemTypes.PATH + type.slug() + ">; rel=\"describedby\"");
            headers.putIfAbsent("Cache-Control", "no-store");
            return new Answer(status, headers, new Json.Obj(body));
        }

        /// What can be tried again says when: a second at least.
        private void retryAfterInto(Map<String, Json> body) {
            var told = headers.get("Retry-After");
            var seconds =
                    told != null ? Long.parseLong(told) : retryAfter == null ? 1 : Math.max(1, retryAfter.toSeconds());
            if (told != null || retryAfter != null || (type.retryable() && type.status() != 500)) {
                headers.put("Retry-After", String.valueOf(seconds));
                body.put("retry_after_seconds", Json.of(seconds));
            }
        }
    }
}
