package dev.cloakroom.http.server;

import dev.cloakroom.api.runtime.AnswerWriter;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Correlation;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.limits.Admission;
import dev.cloakroom.http.limits.Visit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Stands in front of the router. It names each request, refuses all of them while the server drains and those that
/// find it full, hands HEAD on as GET (the handler runs, Jetty itself drops the body, so the headers and the status are
/// those of GET), and says when the connection will close.
final class Edge extends Handler.Wrapper {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String OTHER = "OTHER";
    private static final int MOST_PAUSE_SECONDS = 5;

    private final Problems problems;
    private final RandomGenerator random;
    private final Admission admission;
    private volatile boolean draining;

    Edge(Problems problems, RandomGenerator random, Admission admission) {
        this.problems = problems;
        this.random = random;
        this.admission = admission;
    }

    void drain() {
        draining = true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var correlation = correlate(request, response);
        if (draining) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            var problem = new HttpProblem("draining", "The server is going down. Send the request again.");
            write(problems.of(problem, correlation), response, callback);
            return true;
        }
        var visit = isProbe(request) ? admission.enterBeside() : admission.enter();
        if (visit == null) {
            var routed = new Routed(request);
            write(problems.of(full(), correlation), new Announcing(routed, response), callback);
            return true;
        }
        Request.addCompletionListener(request, _ -> left(visit, request));
        request.setAttribute(Visit.ATTRIBUTE, visit);
        if (request.getMethod().equals("HEAD")) {
            request.setAttribute(AnswerWriter.HEAD, true);
        }
        if (request.getConnectionMetaData().getConnection() instanceof HttpConnection connection) {
            request.setAttribute(Call.Peer.ATTRIBUTE, new ConnectedPeer(connection, visit));
        }
        var routed = new Routed(request);
        return super.handle(routed, new Announcing(routed, response), callback);
    }

    /// A stream that began before the drain could not say that the connection will close, and Jetty would wait for its
    /// client to leave until the patience of the stop is over.
    private void left(Visit visit, Request request) {
        visit.end();
        if (draining) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
        }
    }

    /// Whoever watches the health must hear it from a busy server, too: one that is restarted serves nobody.
    private static boolean isProbe(Request request) {
        return Request.getPathInContext(request).startsWith("/health/");
    }

    /// Those who were refused at once do not all come back at once.
    private HttpProblem full() {
        var seconds = String.valueOf(1 + random.nextInt(MOST_PAUSE_SECONDS));
        return new HttpProblem(
                "overloaded",
                "Too many requests are being answered. Try again in a moment.",
                Json.EMPTY,
                Map.of("Retry-After", seconds));
    }

    /// The name of the request; made here where none was given yet, as for a request that Jetty could not parse.
    Correlation correlate(Request request, Response response) {
        var correlation = request.getAttribute(Correlation.ATTRIBUTE) instanceof Correlation named
                ? named
                : Correlation.of(
                        request.getHeaders().get("X-Request-Id"),
                        request.getHeaders().get("traceparent"),
                        random);
        request.setAttribute(Correlation.ATTRIBUTE, correlation);
        response.getHeaders().put("X-Request-Id", correlation.requestId());
        return correlation;
    }

    /// The method as a label: what is no method of ours is one word, however many a client makes up.
    static String method(String sent) {
        return METHODS.contains(sent) || sent.equals("HEAD") ? sent : OTHER;
    }

    static void write(Problems.Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
        var bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /// Javalin keeps its own handlers under method names such as `BEFORE`, and remembers every method name it ever
    /// saw; so it sees only those that exist.
    private static final class Routed extends Request.Wrapper {
        private final String method;
        private volatile boolean whole;

        private Routed(Request request) {
            super(request);
            var sent = request.getMethod();
            this.method = sent.equals("HEAD") ? "GET" : Edge.method(sent);
        }

        @Override
        public String getMethod() {
            return method;
        }

        @Override
        public Content.Chunk read() {
            var chunk = super.read();
            whole |= chunk != null && chunk.isLast();
            return chunk;
        }

        private boolean hasUnreadBody() {
            var headers = getHeaders();
            return !whole
                    && (headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
                            || headers.contains(HttpHeader.TRANSFER_ENCODING));
        }
    }

    /// Jetty closes a connection whose request was answered before its body was read, and does not say so: the client
    /// would send its next request into nothing. Nor does it know how long the body is that HEAD leaves out.
    ///
    /// When it stops it shortens the idle time of all connections, once. One whose request ends just then gets
    /// its long one back, and the stop would wait for it: so while the server drains each answer closes its
    /// connection.
    private final class Announcing extends Response.Wrapper {
        private final Routed request;

        private Announcing(Routed request, Response response) {
            super(request, response);
            this.request = request;
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            if (!isCommitted()) {
                announce();
            }
            super.write(last, content, callback);
        }

        private void announce() {
            if (draining || request.hasUnreadBody()) {
                getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            if (request.getAttribute(AnswerWriter.LENGTH) instanceof Long length && length >= 0) {
                getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
            }
        }
    }
}
