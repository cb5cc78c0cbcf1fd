package dev.cloakroom.http.server;

import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.Problems;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what Jetty refuses by itself, before any handler runs: malformed escapes, request lines and headers. Where
/// it
/// fails by itself, after a handler, nobody else tells the log why.
final class JettyErrors implements Request.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(JettyErrors.class);

    private final Edge edge;
    private final Problems problems;

    JettyErrors(Edge edge, Problems problems) {
        this.edge = edge;
        this.problems = problems;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var correlation = edge.correlate(request, response);
        if (response.getStatus() == 500) {
            LOG.atError()
                    .setCause((Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION))
                    .addKeyValue("request_id", correlation.requestId())
                    .log("request failed: {}", request.getAttribute(ErrorHandler.ERROR_MESSAGE));
        }
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Edge.write(problems.of(problem(response.getStatus()), correlation), response, callback);
        return true;
    }

    /// What a bare status of Jetty or Javalin means in the words of the registry.
    static HttpProblem problem(int status) {
        return switch (status) {
            case 404 -> new HttpProblem("no-such-route", "There is nothing at this path.");
            case 408 -> new HttpProblem("request-timeout", "The request did not arrive in time.");
            case 413 -> new HttpProblem("payload-too-large", "The body is too large.");
            case 415 -> new HttpProblem("unsupported-media-type", "The media type of the body is not supported.");
            case 431 -> new HttpProblem("headers-too-large", "The headers of the request are too large.");
            case 503 -> new HttpProblem("overloaded", "The server is busy. Send the request again.");
            default ->
                status < 500 || status == 505
                        ? new HttpProblem("malformed-request", "This is not a well-formed HTTP request.")
                        : new HttpProblem("internal-error", "The server failed to answer.");
        };
    }
}
