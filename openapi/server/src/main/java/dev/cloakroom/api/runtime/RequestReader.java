package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.api.runtime.json.UnstorableValues;
import dev.cloakroom.api.runtime.json.Violation;
import dev.cloakroom.api.runtime.parts.FilePart;
import dev.cloakroom.api.runtime.parts.PartReader;
import dev.cloakroom.api.runtime.parts.StreamedParts;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Reads one request, part by part, and remembers every fault. Generated binders read all parts, then [#check] throws
/// what was found, and only then they take the values.
public final class RequestReader {

    private final Context ctx;
    private final Operation operation;
    private final String preferred;
    private final Map<String, List<String>> query;
    private final List<Violation> violations = new ArrayList<>();
    private final BodyReader bodies;

    /// A part that was read. Its value is there after [#check], unless it is optional and was left out.
    public static final class Part<T> {
        private final @Nullable T value;

        private Part(@Nullable T value) {
            this.value = value;
        }

        public T required() {
            return Objects.requireNonNull(value);
        }

        public @Nullable T optional() {
            return value;
        }

        public T orElse(T absent) {
            return value == null ? absent : value;
        }
    }

    RequestReader(Context ctx, Operation operation, Schemas schemas) {
        this.ctx = ctx;
        this.operation = operation;
        this.preferred = negotiate();
        this.query = query();
        this.bodies = new BodyReader(ctx, operation, schemas, violations);
    }

    /// The media type to answer with; empty where there is no body.
    public String preferred() {
        return preferred;
    }

    public <T> Part<T> path(String name, Scalar<T> scalar) {
        return new Part<>(parse("path", name, ctx.pathParam(name), scalar));
    }

    public <T> Part<T> query(String name, boolean required, Scalar<T> scalar) {
        var values = query.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return absent("query", name, required);
        }
        if (values.size() > 1) {
            violations.add(Violation.parameter("query", name, "repeated", "must not be repeated"));
            return new Part<>(null);
        }
        return new Part<>(parse("query", name, values.getFirst(), scalar));
    }

    /// A parameter that is repeated for more values; an empty list where it is left out.
    public <T> Part<List<T>> queryList(
            String name, boolean required, int minItems, int maxItems, boolean unique, Scalar<T> scalar) {
        var texts = query.getOrDefault(name, List.of());
        if (texts.isEmpty()) {
            absent("query", name, required);
            return new Part<>(List.of());
        }
        if (texts.size() < minItems) {
            violations.add(Violation.parameter("query", name, "minItems", "must come at least " + minItems + " times"));
        }
        if (texts.size() > maxItems) {
            violations.add(Violation.parameter("query", name, "maxItems", "must come at most " + maxItems + " times"));
        }
        var values = new ArrayList<T>();
        for (var text : texts.subList(0, Math.min(texts.size(), maxItems))) {
            var value = parse("query", name, text, scalar);
            if (value != null) {
                values.add(value);
            }
        }
        if (unique && new HashSet<>(values).size() < values.size()) {
            violations.add(Violation.parameter("query", name, "uniqueItems", "must not have the same value twice"));
        }
        return new Part<>(values);
    }

    /// Several lines of one header count as one list (RFC 9110 5.3).
    public <T> Part<T> header(String name, boolean required, Scalar<T> scalar) {
        var lines = Collections.list(ctx.req().getHeaders(name));
        return lines.isEmpty()
                ? absent("header", name, required)
                : new Part<>(parse("header", name, String.join(", ", lines), scalar));
    }

    public void onlyQuery(String... known) {
        var names = List.of(known);
        for (var name : query.keySet()) {
            if (!names.contains(name)) {
                violations.add(Violation.parameter("query", name, "unknown", "is not known here"));
            }
        }
    }

    /// A JSON body that keeps to the schema of that name.
    public <T> Part<T> json(String schema, boolean required, Class<T> type) {
        return new Part<>(bodies.json(schema, required, type));
    }

    /// Many items: the list that is the only member of a JSON object, or one on each line. Each keeps to the schema of
    /// that name, or is bad for itself.
    public <T> Part<Batch<T>> batch(String member, int maxItems, String schema, Class<T> type) {
        return new Part<>(bodies.batch(member, maxItems, schema, type));
    }

    /// A body that is passed on without looking into it. It is read when the handler opens it, and counted then.
    public Part<ByteStream> stream(boolean required) {
        return new Part<>(bodies.stream(required));
    }

    /// A part of a multipart body that is text.
    public <T> Part<T> part(String name, boolean required, Scalar<T> scalar) {
        for (var part : bodies.parts().single(name, required)) {
            var text = new String(PartReader.bytes(part), StandardCharsets.UTF_8);
            return new Part<>(parse(text, scalar, (code, detail) -> PartReader.at(name, code, detail)));
        }
        return new Part<>(null);
    }

    /// A part of a multipart body that is JSON.
    public <T> Part<T> jsonPart(String name, String schema, boolean required, Class<T> type) {
        for (var part : bodies.parts().single(name, required)) {
            return new Part<>(bodies.jsonPart(name, PartReader.bytes(part), schema, type));
        }
        return new Part<>(null);
    }

    public Part<FilePart> filePart(String name, boolean required) {
        for (var part : bodies.parts().single(name, required)) {
            return new Part<>(PartReader.file(part));
        }
        return new Part<>(null);
    }

    /// Files that share a name; an empty list where none came.
    public Part<List<FilePart>> fileParts(String name, boolean required, int maxItems) {
        var found = bodies.parts().named(name, required);
        if (found.size() > maxItems) {
            violations.add(PartReader.at(name, "maxItems", "must come at most " + maxItems + " times"));
        }
        return new Part<>(found.stream().map(PartReader::file).toList());
    }

    /// A multipart body that the handler takes part by part while it arrives, and whose faults are found then.
    public Part<StreamedParts> streamedParts(StreamedParts.Expected... expected) {
        return new Part<>(bodies.streamedParts(List.of(expected)));
    }

    public void onlyParts(String... known) {
        bodies.parts().only(List.of(known));
    }

    /// @throws RequestViolations with everything that is wrong
    public void check() {
        if (!violations.isEmpty()) {
            throw new RequestViolations(violations, bodies.malformed());
        }
    }

    ReceivedBody body() {
        return bodies.received();
    }

    private String negotiate() {
        if (operation.produces().isEmpty()) {
            return "";
        }
        var accept =
                AcceptHeader.parse(String.join(",", Collections.list(ctx.req().getHeaders("Accept"))));
        var best = accept.best(operation.produces());
        // A client that takes anything does not expect an answer that never ends.
        if (best == null || (operation.sse() && !accept.names(best))) {
            throw new RequestRefusal.NotAcceptable(operation.produces());
        }
        return best;
    }

    private Map<String, List<String>> query() {
        try {
            return ctx.queryParamMap();
        } catch (IllegalArgumentException _) {
            violations.add(Violation.parameter("query", "", "format", "has a malformed escape"));
            return Map.of();
        }
    }

    private <T> @Nullable T parse(String in, String name, String text, Scalar<T> scalar) {
        return parse(text, scalar, (code, detail) -> Violation.parameter(in, name, code, detail));
    }

    private <T> @Nullable T parse(String text, Scalar<T> scalar, BiFunction<String, String, Violation> violation) {
        if (!UnstorableValues.storable(text)) {
            violations.add(violation.apply("format", "must not have U+0000"));
            return null;
        }
        try {
            return scalar.parse(text);
        } catch (Scalar.Fault fault) {
            violations.add(violation.apply(fault.code(), fault.detail()));
            return null;
        }
    }

    private <T> Part<T> absent(String in, String name, boolean required) {
        if (required) {
            violations.add(Violation.parameter(in, name, "required", "is required"));
        }
        return new Part<>(null);
    }
}
