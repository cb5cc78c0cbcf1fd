package dev.cloakroom.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;

/// What another server said. The body is read while it comes.
record OutboundAnswer(Cancellable request, ClassicHttpResponse response, InputStream body) implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    int status() {
        return response.getCode();
    }

    /// How long the other server wants to be left alone, where it says so in seconds.
    Optional<Duration> retryAfter() {
        var header = response.getFirstHeader("Retry-After");
        return Optional.ofNullable(header)
                .map(found -> found.getValue().strip())
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    /// Drops the connection first: closing alone would read the rest of the body, however long the other server makes
    /// it.
    @Override
    public void close() {
        var _ = request.cancel();
        try {
            response.close();
        } catch (IOException _) {
            // It was dropped, which is what the stream now complains about.
        }
    }
}
