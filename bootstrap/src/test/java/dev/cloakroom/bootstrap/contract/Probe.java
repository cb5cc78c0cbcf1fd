package dev.cloakroom.bootstrap.contract;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request to an operation, and the statuses that are right for it.
record Probe(
        String about,
        Operation operation,
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body,
        Set<Integer> expected) {

    private static final int LARGE = 1 << 20;

    Probe {
        headers = Map.copyOf(headers);
    }

    Probe but(String what, Integer... statuses) {
        return new Probe(what, operation, method, target, headers, body, Set.of(statuses));
    }

    Probe at(String otherTarget) {
        return new Probe(about, operation, method, otherTarget, headers, body, expected);
    }

    Probe by(String otherMethod) {
        return new Probe(about, operation, otherMethod, target, headers, body, expected);
    }

    Probe sending(@Nullable String otherBody) {
        return new Probe(about, operation, method, target, headers, otherBody, expected);
    }

    Probe with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Probe(about, operation, method, target, more, body, expected);
    }

    Probe without(String header) {
        var fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Probe(about, operation, method, target, fewer, body, expected);
    }

    HttpRequest request(URI base) {
        var request = HttpRequest.newBuilder(URI.create(base + target))
                .timeout(Duration.ofMinutes(2))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        // Asking first keeps the refusal of a large body from racing with its sending.
        return request.expectContinue(body != null && body.length() > LARGE).build();
    }

    /// What to paste into a shell to see it again, in an installation of one's own and with a token from there.
    String curl(URI base) {
        var line = new StringBuilder("curl -i -X " + method + " '" + base + target + "'");
        headers.forEach((name, value) -> line.append(" -H \"")
                .append(name)
                .append(": ")
                .append(name.equals("Authorization") ? "Bearer $TOKEN" : value.replace("\"", "\\\""))
                .append('"'));
        if (body != null) {
            var shown = body.length() > 2000 ? body.substring(0, 2000) + "..." : body;
            line.append(" --data-binary '").append(shown.replace("'", "'\\''")).append("'");
        }
        return line.toString();
    }
}
