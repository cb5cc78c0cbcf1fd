package dev.cloakroom.http.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Closes a connection whose request line and headers take too long to arrive. Jetty only knows an idle
/// time-out, which a client that sends one byte every now and then never meets.
final class HeaderDeadline extends HttpConnectionFactory {

    private final Duration limit;

    HeaderDeadline(HttpConfiguration configuration, Duration limit) {
        super(configuration);
        this.limit = limit;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new Watched(getHttpConfiguration(), connector, endPoint, limit), connector, endPoint);
    }

    private static final class Watched extends HttpConnection {
        private final Duration limit;
        private final AtomicBoolean watching = new AtomicBoolean();

        private Watched(HttpConfiguration configuration, Connector connector, EndPoint endPoint, Duration limit) {
            super(configuration, connector, endPoint);
            this.limit = limit;
        }

        @Override
        public void onFillable() {
            super.onFillable();
            if (inHeaders() && watching.compareAndSet(false, true)) {
                var request = getMessagesIn();
                getConnector().getScheduler().schedule(() -> expire(request), limit.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private boolean inHeaders() {
            return getParser().inHeaderState() && !getParser().isStart();
        }

        private void expire(long request) {
            watching.set(false);
            if (inHeaders() && getMessagesIn() == request) {
                getEndPoint().close(new TimeoutException("the headers took longer than " + limit));
            }
        }
    }
}
