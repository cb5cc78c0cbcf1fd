package dev.cloakroom.api.runtime.parts;

import dev.cloakroom.api.runtime.BodyBytes;
import dev.cloakroom.api.runtime.RequestRefusal;
import dev.cloakroom.api.runtime.RequestViolations;
import dev.cloakroom.api.runtime.json.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A multipart body that the handler takes part by part while it arrives, in the order in which they are sent.
public final class StreamedParts {

    private static final int MOST_JSON_BYTES = 256 * 1024;
    private static final long MOST_DISCARDED = 16L * 1024 * 1024;

    private final HttpServletRequest request;
    private final List<Expected> expected;
    private final JsonParts json;
    private final List<Violation> violations;

    /// A part that the contract knows. With `schema` it is JSON, without it is a file.
    public record Expected(String name, @Nullable String schema, boolean required) {}

    /// Takes the parts. What it throws ends the reading, and what it has done so far is its own to undo.
    public interface Receiver {

        /// A part that keeps to its schema.
        void json(String name, JsonNode value);

        /// Reads the content before it returns. It is not called after a part that has faults.
        void file(String name, FilePart file) throws IOException;
    }

    /// Reads one part of JSON, and notes its faults.
    public interface JsonParts {
        @Nullable
        JsonNode read(String name, byte[] bytes, String schema);
    }

    public StreamedParts(
            HttpServletRequest request, List<Expected> expected, JsonParts json, List<Violation> violations) {
        this.request = request;
        this.expected = List.copyOf(expected);
        this.json = json;
        this.violations = violations;
    }

    /// Reads the body to its end. `limit` counts all bytes of the body.
    ///
    /// @throws RequestRefusal for a body that is too long, cannot be read or has faults
    /// @throws IOException when the client goes away, or stalls
    public void receive(long limit, Receiver receiver) throws IOException {
        boolean begun = false;
        try {
            var body = new BodyBytes(request.getInputStream(), request.getContentLengthLong(), limit);
            var parts = new ArrivingParts(body, request.getContentType());
            begun = true;
            receive(parts, receiver);
        } catch (RuntimeException refused) {
            if (begun || request.getHeader("Expect") == null) {
                discard();
            }
            throw refused;
        }
    }

    private void receive(ArrivingParts parts, Receiver receiver) throws IOException {
        var seen = new HashSet<String>();
        for (var part = parts.next(); part != null; part = parts.next()) {
            var known = known(part.name());
            if (known == null) {
                violations.add(fault(String.valueOf(part.name()), "additionalProperties", "is not known here"));
            } else if (!seen.add(known.name())) {
                violations.add(fault(known.name(), "repeated", "must not be repeated"));
            } else {
                receive(known, part.file(), receiver);
            }
        }
        expected.stream()
                .filter(part -> part.required() && !seen.contains(part.name()))
                .forEach(part -> violations.add(fault(part.name(), "required", "is required")));
        refuseFaults();
    }

    private void receive(Expected part, FilePart content, Receiver receiver) throws IOException {
        var schema = part.schema();
        if (schema == null) {
            refuseFaults();
            receiver.file(part.name(), content);
            return;
        }
        try (var in = content.content().source().open()) {
            var bytes = in.readNBytes(MOST_JSON_BYTES + 1);
            if (bytes.length > MOST_JSON_BYTES) {
                violations.add(fault(part.name(), "maxLength", "may have " + MOST_JSON_BYTES + " bytes"));
                return;
            }
            var value = json.read(part.name(), bytes, schema);
            if (value != null) {
                receiver.json(part.name(), value);
            }
        }
    }

    private @Nullable Expected known(@Nullable String name) {
        return expected.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void refuseFaults() {
        if (!violations.isEmpty()) {
            throw new RequestViolations(
                    violations,
                    violations.stream().anyMatch(fault -> fault.code().equals("malformed")));
        }
    }

    /// A client that is still sending when the connection closes finds a broken pipe and never reads why. So what is
    /// not much too long is read first.
    private void discard() {
        try {
            var in = request.getInputStream();
            long left = MOST_DISCARDED;
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                left -= read;
            }
        } catch (IOException _) {
            // It went away, or stalls: the refusal follows all the same.
        }
    }

    private static Violation fault(String part, String code, String detail) {
        return PartReader.at(part, code, detail);
    }
}
