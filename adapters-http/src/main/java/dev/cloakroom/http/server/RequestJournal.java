package dev.cloakroom.http.server;

import dev.cloakroom.http.Correlation;
import dev.cloakroom.http.RequestNotes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    /// As many as there are routes, times the statuses that they answer with.
    private record Series(String route, String method, int status) {}

    public RequestJournal(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void log(Request request, Response response) {
        var nanos = System.nanoTime() - request.getBeginNanoTime();
        var method = Edge.method(request.getMethod());
        var route = request.getAttribute(RequestNotes.ROUTE) instanceof String template ? template : UNMATCHED;
        var status = response.getStatus();
        timers.computeIfAbsent(new Series(route, method, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        if (LOG.isInfoEnabled()) {
            write(request, method, route, status, nanos);
        }
    }

    private static void write(Request request, String method, String route, int status, long nanos) {
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

    /// The registry would sort and compare the tags anew for each request.
    private Timer timer(Series series) {
        return meters.timer(
                "http.server.requests",
                "route",
                series.route(),
                "method",
                series.method(),
                "status",
                String.valueOf(series.status()));
    }
}
