package dev.cloakroom.http.server;

import dev.cloakroom.http.Call;
import dev.cloakroom.http.limits.Visit;
import java.io.IOException;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;

/// The client at the other end of an HTTP/1.1 connection. While a request is answered Jetty does not read, so it never
/// sees that the client hung up; this reads a little in between. What comes is the beginning of the next request, and
/// is handed on to Jetty.
record ConnectedPeer(HttpConnection connection, Visit visit) implements Call.Peer {

    private static final int PROBE = 512;

    @Override
    public void waits() {
        visit.waits();
    }

    /// A client that closed only its own direction counts as gone too: it gets its answer early.
    @Override
    public boolean isGone() {
        if (!connection.isRequestBufferEmpty()) {
            return false;
        }
        var probe = BufferUtil.allocate(PROBE);
        try {
            int read = connection.getEndPoint().fill(probe);
            if (read > 0) {
                connection.onUpgradeTo(probe);
            }
            return read < 0;
        } catch (IOException _) {
            return true;
        }
    }
}
