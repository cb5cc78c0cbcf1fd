package dev.cloakroom.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLinesTest {

    @Test
    void oneEventIsOneFlatLine() {
        var event = event("answered \"so\"\nand on");
        event.setKeyValuePairs(List.of(new KeyValuePair("status", 200), new KeyValuePair("route", "/v1/jobs/{id}")));
        assertThat(line(event)).isEqualTo("""
                {"at":"2026-03-01T12:00:00Z","level":"INFO","logger":"some.Logger",\
                "message":"answered \\"so\\"\\nand on","status":200,"route":"/v1/jobs/{id}"}
                """);
    }

    @Test
    void anExceptionStaysOnTheLine() {
        var event = new LoggingEvent(
                "", new LoggerContext().getLogger("x"), Level.ERROR, "broken", new IllegalStateException("why"), null);
        event.setInstant(Instant.EPOCH);
        assertThat(line(event))
                .contains("\"error\":\"java.lang.IllegalStateException: why")
                .containsOnlyOnce("\n");
    }

    private static LoggingEvent event(String message) {
        var event = new LoggingEvent("", new LoggerContext().getLogger("some.Logger"), Level.INFO, message, null, null);
        event.setInstant(Instant.parse("2026-03-01T12:00:00Z"));
        return event;
    }

    private static String line(LoggingEvent event) {
        return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
    }
}
