package dev.cloakroom.application.jobs.calls;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.calls.HttpCalls.Outcome.Answered;
import dev.cloakroom.application.jobs.calls.HttpCalls.Outcome.Forbidden;
import dev.cloakroom.application.jobs.calls.HttpCalls.Outcome.Late;
import dev.cloakroom.application.jobs.calls.HttpCalls.Outcome.Unreachable;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobRejections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Calls the URL of the payload; an answer of 2xx is success. The other server can tell repetitions by
/// `Idempotency-Key`, which is the id of the job, and attempts by `X-Cloakroom-Attempt`.
public final class CallHandler implements JobHandler {

    public static final String KIND = "http";

    /// Statuses below 500 that speak of the moment, not of the request.
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    /// A failed attempt keeps this much of the answer.
    private static final int EXCERPT = 2_000;

    private final HttpCalls calls;

    public CallHandler(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ending run(Execution execution) throws InterruptedException {
        HttpCall call;
        try {
            call = HttpCall.of(execution.payload());
        } catch (Rejection.Unprocessable wrong) {
            return new Ending.Refused(JobRejections.failure(wrong));
        }
        return switch (calls.send(call, headers(execution))) {
            case Answered answer -> ending(call, answer);
            case Forbidden forbidden -> new Ending.Refused(forbidden.failure());
            case Late late -> new Ending.Failed(late.failure(), null);
            case Unreachable unreachable -> new Ending.Failed(unreachable.failure(), null);
        };
    }

    private static Map<String, String> headers(Execution execution) {
        return Map.of(
                "Idempotency-Key", execution.id().toString(),
                "X-Cloakroom-Job", execution.id().toString(),
                "X-Cloakroom-Attempt", String.valueOf(execution.attempt()));
    }

    private static Ending ending(HttpCall call, Answered answer) {
        int status = answer.status();
        if (answer.isSuccess()) {
            return new Ending.Succeeded(json(answer, Integer.MAX_VALUE));
        }
        var extras = Json.EMPTY.with("answer", json(answer, EXCERPT));
        if (status >= 500 || PASSING.contains(status) || call.retryOn().contains(status)) {
            var detail = "The other server answered " + status + ".";
            return new Ending.Failed(new Failure("dependency-unavailable", detail, extras), answer.retryAfter());
        }
        var refusal = answer.failure();
        return new Ending.Refused(new Failure(refusal.code(), refusal.detail(), extras));
    }

    private static Json.Obj json(Answered answer, int longest) {
        var headers = new TreeMap<String, Json>();
        answer.headers().forEach((name, value) -> headers.put(name, Json.of(value)));
        var members = new LinkedHashMap<String, Json>();
        members.put("status", Json.of(answer.status()));
        members.put("headers", new Json.Obj(headers));
        var body = answer.body();
        var excerpt = body != null && body.length() > longest ? body.substring(0, whole(body, longest)) : body;
        members.put("body", Json.of(excerpt));
        members.put(
                "truncated",
                Json.of(answer.truncated() || (excerpt != null && body != null && excerpt.length() < body.length())));
        return new Json.Obj(members);
    }

    /// Half of a pair of surrogates is no text.
    private static int whole(String text, int length) {
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }
}
