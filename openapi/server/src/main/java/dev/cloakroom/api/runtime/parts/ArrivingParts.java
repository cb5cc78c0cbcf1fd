package dev.cloakroom.api.runtime.parts;

import dev.cloakroom.api.runtime.ByteStream;
import dev.cloakroom.api.runtime.RequestViolations;
import dev.cloakroom.api.runtime.json.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// Takes a multipart body (RFC 7578) apart while it arrives; no more than one buffer of it is held. Jetty's parser
/// calls
/// back for all that a buffer holds; here one part after the other is asked for.
final class ArrivingParts {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_PARTS = 100;

    private final InputStream body;
    private final MultiPart.Parser parser;
    private final Queue<Event> events = new ArrayDeque<>();
    private final byte[] buffer = new byte[BUFFER];

    private sealed interface Event {
        record Began(Map<String, String> headers) implements Event {}

        record Bytes(ByteBuffer bytes) implements Event {}

        record Ended() implements Event {}

        record Complete() implements Event {}

        record Failed() implements Event {}
    }

    /// A part whose content has not been read yet; it is gone when the next one is asked for.
    record Arriving(@Nullable String name, FilePart file) {}

    /// @throws RequestViolations where the media type names no boundary
    ArrivingParts(InputStream body, @Nullable String contentType) {
        this.body = body;
        var boundary = contentType == null ? null : MultiPart.extractBoundary(contentType);
        if (boundary == null) {
            throw malformed();
        }
        parser = new MultiPart.Parser(boundary, new Listener());
        parser.setMaxParts(MOST_PARTS);
    }

    /// The next part; null after the last. What is left of the one before is skipped.
    @Nullable
    Arriving next() throws IOException {
        for (var event = take(); !(event instanceof Event.Complete); event = take()) {
            if (event instanceof Event.Began(var headers)) {
                return arriving(headers);
            }
        }
        return null;
    }

    private Arriving arriving(Map<String, String> headers) {
        var parameters = new HashMap<String, String>();
        HttpField.getValueParameters(headers.getOrDefault("content-disposition", ""), parameters);
        var content = new PartContent();
        return new Arriving(
                parameters.get("name"),
                new FilePart(
                        parameters.get("filename"), headers.get("content-type"), new ByteStream(-1, () -> content)));
    }

    private Event take() throws IOException {
        while (events.isEmpty()) {
            int read = body.read(buffer);
            // What the events hold of the buffer has been taken by now.
            parser.parse(read < 0 ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(buffer, 0, read), false));
            if (read < 0 && events.isEmpty()) {
                throw malformed();
            }
        }
        var event = events.remove();
        if (event instanceof Event.Failed) {
            throw malformed();
        }
        return event;
    }

    private static RequestViolations malformed() {
        return new RequestViolations(List.of(Violation.body("#", "malformed", "is not a multipart body")), true);
    }

    private final class Listener implements MultiPart.Parser.Listener {
        private Map<String, String> headers = Map.of();

        @Override
        public void onPartBegin() {
            headers = new HashMap<>();
        }

        @Override
        public void onPartHeader(String name, String value) {
            headers.put(name.toLowerCase(Locale.ROOT), value);
        }

        @Override
        public void onPartHeaders() {
            events.add(new Event.Began(headers));
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            if (chunk.hasRemaining()) {
                events.add(new Event.Bytes(chunk.getByteBuffer()));
            }
        }

        @Override
        public void onPartEnd() {
            events.add(new Event.Ended());
        }

        @Override
        public void onComplete() {
            events.add(new Event.Complete());
        }

        @Override
        public void onFailure(Throwable failure) {
            events.add(new Event.Failed());
        }
    }

    private final class PartContent extends InputStream {
        private ByteBuffer present = ByteBuffer.allocate(0);
        private boolean over;

        @Override
        public int read() throws IOException {
            return filled() ? present.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!filled()) {
                return -1;
            }
            int count = Math.min(length, present.remaining());
            present.get(into, offset, count);
            return count;
        }

        private boolean filled() throws IOException {
            while (!over && !present.hasRemaining()) {
                if (take() instanceof Event.Bytes(var bytes)) {
                    present = bytes;
                } else {
                    over = true;
                }
            }
            return !over;
        }
    }
}
