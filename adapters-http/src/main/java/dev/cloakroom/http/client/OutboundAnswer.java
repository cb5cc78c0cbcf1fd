package dev.cloakroom.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// What another server said. The body is read while it comes.
record OutboundAnswer(Cancellable request, ClassicHttpResponse response, InputStream body, Instant came)
        implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    int status() {
        return response.getCode();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name))
                .map(found -> found.getValue().strip());
    }

    @Nullable
    String contentType() {
        return header("Content-Type").orElse(null);
    }

    /// How long the other server wants to be left alone, in seconds or until a moment (RFC 9110 10.2.3).
    Optional<Duration> retryAfter() {
        return header("Retry-After")
                .flatMap(this::retryAfter)
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private Optional<Duration> retryAfter(String value) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            var until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            return Optional.of(Duration.between(came, until)).filter(Duration::isPositive);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Drops the connection first, unless the body was read to its end: closing alone would read the rest, however long
    /// the other server makes it.
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
