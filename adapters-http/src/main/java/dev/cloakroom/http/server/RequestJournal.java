package dev.cloakroom.http.server;

import dev.cloakroom.http.Correlation;
import dev.cloakroom.http.RequestNotes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One log line and one measurement per request, also for those that Jetty refused. Never a path as it was sent, a
/// query string or a header.
public final class RequestJournal implements RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.cloakroom.http.requests");
    private static final String UNMATCHED = "none";

    private final MeterRegistry meters;

    public RequestJournal(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void log(Request request, Response response) {
        var nanos = System.nanoTime() - request.getBeginNanoTime();
        var method = Edge.method(request.getMethod());
        var route = request.getAttribute(RequestNotes.ROUTE) instanceof String template ? template : UNMATCHED;
        var status = response.getStatus();
        meters.timer("http.server.requests", "route", route, "method", method, "status", String.valueOf(status))
                .record(nanos, TimeUnit.NANOSECONDS);
        var line = LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("duration_ms", nanos / 1_000_000);
        if (request.getAttribute(Correlation.ATTRIBUTE) instanceof Correlation correlation) {
            line = line.addKeyValue("request_id", correlation.requestId())
                    .addKeyValue("trace_id", correlation.traceId());
        }
        if (request.getAttribute(RequestNotes.PRINCIPAL) instanceof String principal) {
            line = line.addKeyValue("principal", principal);
        }
        line.log("request");
    }
}
