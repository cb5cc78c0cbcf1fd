package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.events.EventSink;
import dev.cloakroom.api.runtime.events.EventSource;
import dev.cloakroom.api.runtime.json.JsonCodec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer as it goes over the wire, known before any server is involved.
public record Encoded(
        int status, Map<String, String> headers, @Nullable String mediaType, Body body) {

    public sealed interface Body {

        record None() implements Body {}

        record Text(String text) implements Body {}

        record Bytes(ByteStream stream) implements Body {}

        record Events(EventSource<?> source) implements Body {}
    }

    public Encoded {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static Encoded empty(int status) {
        return new Encoded(status, Map.of(), null, new Body.None());
    }

    public static Encoded json(int status, String mediaType, Object value) {
        return text(status, mediaType, JsonCodec.write(value));
    }

    public static Encoded text(int status, String mediaType, String text) {
        return new Encoded(status, Map.of(), mediaType, new Body.Text(text));
    }

    public static Encoded bytes(int status, String mediaType, ByteStream stream) {
        return new Encoded(status, Map.of(), mediaType, new Body.Bytes(stream));
    }

    public static Encoded events(int status, EventSource<?> source) {
        return new Encoded(status, Map.of(), EventSink.MEDIA_TYPE, new Body.Events(source));
    }

    /// This answer with one more header, unless the value is null.
    public Encoded with(String header, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(headers);
        more.put(header, value.toString());
        return new Encoded(status, more, mediaType, body);
    }

    /// To be kept under an idempotency key.
    public StoredAnswer stored() {
        return StoredAnswer.of(this);
    }
}
