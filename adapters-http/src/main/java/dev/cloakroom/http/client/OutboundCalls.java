package dev.cloakroom.http.client;

import dev.cloakroom.application.jobs.calls.HttpCall;
import dev.cloakroom.application.jobs.calls.HttpCalls;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// The calls of the kind `http`, through the client that only connects where it may.
public final class OutboundCalls implements HttpCalls {

    /// What is kept of an answer; the rest is not read.
    private static final int KEPT_BYTES = 64 * 1024;

    private static final int KEPT_OF_A_HEADER = 1024;
    private static final List<String> KEPT_HEADERS =
            List.of("content-type", "etag", "last-modified", "location", "retry-after", "x-request-id");

    private final OutboundClient client;

    public OutboundCalls(OutboundClient client) {
        this.client = client;
    }

    @Override
    public Outcome send(HttpCall call, Map<String, String> ours) throws InterruptedException {
        try (var answer = client.send(request(call, ours), call.timeout())) {
            return answered(answer);
        } catch (IOException failed) {
            // The socket of a virtual thread closes when the thread is interrupted.
            if (Thread.interrupted()) {
                throw new InterruptedException("the call was broken off");
            }
            return outcome(failed);
        }
    }

    private static HttpUriRequestBase request(HttpCall call, Map<String, String> ours) {
        var request = new HttpUriRequestBase(call.method(), call.url());
        ours.forEach(request::setHeader);
        call.headers().forEach(request::setHeader);
        var body = call.body();
        if (body != null) {
            request.setEntity(entity(body));
        }
        return request;
    }

    /// Its type counts only where the owner gave none. That of JSON has no charset (RFC 8259 11).
    private static HttpEntity entity(Json body) {
        return body instanceof Json.Str(var text)
                ? bytes(text, ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8))
                : bytes(JsonText.write(body), ContentType.create("application/json"));
    }

    private static HttpEntity bytes(String text, ContentType type) {
        return new ByteArrayEntity(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static Outcome.Answered answered(OutboundAnswer answer) throws IOException {
        var bytes = answer.body().readNBytes(KEPT_BYTES + 1);
        var truncated = bytes.length > KEPT_BYTES;
        var retryAfter = answer.retryAfter().orElse(null);
        var text = AnswerText.of(bytes, Math.min(bytes.length, KEPT_BYTES), truncated, answer.contentType());
        return new Outcome.Answered(answer.status(), kept(answer), text, truncated, retryAfter);
    }

    private static Map<String, String> kept(OutboundAnswer answer) {
        var kept = new HashMap<String, String>();
        KEPT_HEADERS.forEach(name -> answer.header(name)
                .ifPresent(value -> kept.put(name, value.substring(0, Math.min(value.length(), KEPT_OF_A_HEADER)))));
        return kept;
    }

    private static Outcome outcome(@Nullable IOException failed) {
        return switch (failed) {
            case ForbiddenAddressException _ -> new Outcome.Forbidden();
            case SocketTimeoutException _ -> new Outcome.Late();
            case UnknownHostException _ -> new Outcome.Unreachable("The host of the URL is not known.");
            case SSLException _ -> new Outcome.Unreachable("No trusted TLS connection to the other server came about.");
            case null, default -> new Outcome.Unreachable("The other server could not be reached, or broke off.");
        };
    }
}
