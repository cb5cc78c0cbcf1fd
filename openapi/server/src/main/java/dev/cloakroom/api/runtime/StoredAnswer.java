package dev.cloakroom.api.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer as it was sent once, to be sent again byte for byte. The media type is among the headers.
public record StoredAnswer(int status, Map<String, String> headers, String body) {

    private static final String MEDIA_TYPE = "Content-Type";

    public StoredAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static StoredAnswer of(Encoded encoded) {
        var headers = new LinkedHashMap<>(encoded.headers());
        if (encoded.mediaType() != null) {
            headers.put(MEDIA_TYPE, encoded.mediaType());
        }
        return switch (encoded.body()) {
            case Encoded.Body.Text(var text) -> new StoredAnswer(encoded.status(), headers, text);
            case Encoded.Body.None() -> new StoredAnswer(encoded.status(), headers, "");
            case Encoded.Body.Bytes _, Encoded.Body.Events _ ->
                throw new IllegalStateException("a stream cannot be stored");
        };
    }

    /// The answer again, marked as such.
    public Encoded replayed() {
        var again = new LinkedHashMap<>(headers);
        var mediaType = again.remove(MEDIA_TYPE);
        again.put("Idempotency-Replayed", "true");
        return new Encoded(
                status, again, mediaType, body.isEmpty() ? new Encoded.Body.None() : new Encoded.Body.Text(body));
    }
}
