package dev.cloakroom.api.runtime.events;

import dev.cloakroom.api.runtime.json.JsonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One open stream of server-sent events. What is sent gathers until the [#flush], or until the stream closes: events
/// that belong together are one packet, and one turn of the client.
public final class EventSink<E extends ServerEvent> {

    public static final String MEDIA_TYPE = "text/event-stream";

    private final OutputStream out;

    public EventSink(OutputStream out) {
        this.out = out;
    }

    /// How long the client pauses before it connects again.
    public void retry(Duration pause) throws IOException {
        write("retry: " + pause.toMillis() + "\n\n");
    }

    /// `id` is what the client sends as `Last-Event-ID` to go on after this event.
    public void send(@Nullable String id, E event) throws IOException {
        var text = new StringBuilder();
        if (id != null) {
            text.append("id: ").append(line(id)).append('\n');
        }
        text.append("event: ").append(line(event.event())).append('\n');
        text.append("data: ").append(JsonCodec.write(event.data())).append("\n\n");
        write(text.toString());
    }

    /// Keeps the connection alive and, with the flush, finds out whether anybody listens.
    public void heartbeat() throws IOException {
        write(":\n\n");
    }

    /// Lets the client have what was sent.
    public void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("an id or the name of an event is one line");
        }
        return text;
    }
}
