package dev.cloakroom.api.runtime;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads one request, part by part, and remembers every fault. Generated binders read all parts, then [#check] throws
/// what was found, and only then they take the values.
public final class RequestReader {

    private final Context ctx;
    private final Operation operation;
    private final Schemas schemas;
    private final String preferred;
    private final Map<String, List<String>> query;
    private final List<Violation> violations = new ArrayList<>();
    private boolean malformedBody;
    private ReceivedBody body = ReceivedBody.NONE;

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
        this.schemas = schemas;
        this.preferred = negotiate();
        this.query = query();
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
        var bytes = bytes();
        if (bytes.length == 0) {
            return absentBody(required);
        }
        var mediaType = mediaType();
        JsonNode tree;
        try {
            tree = JsonCodec.parse(bytes);
        } catch (JacksonException malformed) {
            violations.add(Violation.body("#", "malformed", malformed(malformed)));
            malformedBody = true;
            return new Part<>(null);
        }
        body = new ReceivedBody(mediaType, tree);
        var faults = schemas.check(schema, tree);
        violations.addAll(faults);
        return new Part<>(faults.isEmpty() ? bind(tree, type) : null);
    }

    /// A body that is passed on without looking into it. It is read when the handler opens it, and counted then.
    public Part<ByteStream> stream(boolean required) {
        var announced = ctx.req().getContentLengthLong();
        if (announced == 0 || (announced < 0 && ctx.req().getHeader("Transfer-Encoding") == null)) {
            return absentBody(required);
        }
        body = new ReceivedBody(mediaType(), null);
        var counted = new BodyBytes(ctx.bodyInputStream(), announced, operation.bodyLimit());
        return new Part<>(new ByteStream(announced, () -> counted));
    }

    /// @throws RequestViolations with everything that is wrong
    public void check() {
        if (!violations.isEmpty()) {
            throw new RequestViolations(violations, malformedBody);
        }
    }

    ReceivedBody body() {
        return body;
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
        if (!UnstorableValues.storable(text)) {
            violations.add(Violation.parameter(in, name, "format", "must not have U+0000"));
            return null;
        }
        try {
            return scalar.parse(text);
        } catch (Scalar.Fault fault) {
            violations.add(Violation.parameter(in, name, fault.code(), fault.detail()));
            return null;
        }
    }

    private <T> Part<T> absent(String in, String name, boolean required) {
        if (required) {
            violations.add(Violation.parameter(in, name, "required", "is required"));
        }
        return new Part<>(null);
    }

    private <T> Part<T> absentBody(boolean required) {
        if (required) {
            violations.add(Violation.body("#", "required", "The body is required"));
            malformedBody = true;
        }
        return new Part<>(null);
    }

    private byte[] bytes() {
        try (var in = new BodyBytes(ctx.bodyInputStream(), ctx.req().getContentLengthLong(), operation.bodyLimit())) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String mediaType() {
        var header = ctx.req().getContentType();
        var parts = (header == null ? "" : header).split(";", -1);
        var type = parts[0].strip().toLowerCase(Locale.ROOT);
        var otherCharset = Arrays.stream(parts)
                .skip(1)
                .map(part -> part.strip().toLowerCase(Locale.ROOT).replace("\"", ""))
                .anyMatch(part -> part.startsWith("charset=") && !part.equals("charset=utf-8"));
        var coding = ctx.req().getHeader("Content-Encoding");
        if (!operation.consumes().contains(type)
                || otherCharset
                || (coding != null && !coding.equalsIgnoreCase("identity"))) {
            throw new RequestRefusal.UnsupportedMediaType(operation.method(), operation.consumes());
        }
        return type;
    }

    private static String malformed(JacksonException malformed) {
        var at = malformed.getLocation();
        return at == null
                ? "is not JSON"
                : "is not JSON, at line " + at.getLineNr() + ", column " + at.getColumnNr()
                        + ", or breaks a limit such as the depth";
    }

    /// What the schema lets through and Java cannot hold, such as an int32 of eleven digits, is a fault like others.
    private <T> @Nullable T bind(JsonNode tree, Class<T> type) {
        try {
            return JsonCodec.bind(tree, type);
        } catch (JacksonException unfit) {
            var path = unfit.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? (Object) step.getIndex() : step.getPropertyName())
                    .toList();
            violations.add(Violation.body(Pointers.fragment(path), "format", "is out of range"));
            return null;
        }
    }
}
