package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.api.runtime.json.Pointers;
import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.api.runtime.json.Violation;
import dev.cloakroom.api.runtime.parts.PartReader;
import dev.cloakroom.api.runtime.parts.StreamedParts;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/// Reads the body of one request: its length first, then its media type, its syntax, its schema, and only then the
/// record.
final class BodyReader {

    private final Context ctx;
    private final Operation operation;
    private final Schemas schemas;
    private final List<Violation> violations;
    private boolean malformed;
    private ReceivedBody received = ReceivedBody.NONE;
    private @Nullable PartReader parts;

    /// It adds what is wrong to `violations`.
    BodyReader(Context ctx, Operation operation, Schemas schemas, List<Violation> violations) {
        this.ctx = ctx;
        this.operation = operation;
        this.schemas = schemas;
        this.violations = violations;
    }

    /// Whether the body cannot be read, rather than breaking a rule.
    boolean malformed() {
        return malformed;
    }

    ReceivedBody received() {
        return received;
    }

    <T> @Nullable T json(String schema, boolean required, Class<T> type) {
        var bytes = bytes();
        if (bytes.length == 0) {
            absent(required);
            return null;
        }
        var mediaType = mediaType();
        var tree = parse(bytes, List.of());
        if (tree == null) {
            return null;
        }
        received = new ReceivedBody(mediaType, tree);
        return checked(schema, tree, type, Pointers.fragment(List.of()), violations);
    }

    /// JSON that is one part of a multipart body; its faults have the name of the part before their place.
    <T> @Nullable T jsonPart(String name, byte[] bytes, String schema, Class<T> type) {
        var tree = jsonPart(name, bytes, schema);
        return tree == null ? null : bind(tree, type, Pointers.fragment(List.of(name)), violations);
    }

    private @Nullable JsonNode jsonPart(String name, byte[] bytes, String schema) {
        var tree = parse(bytes, List.of(name));
        return tree != null && keeps(schema, tree, Pointers.fragment(List.of(name)), violations) ? tree : null;
    }

    PartReader parts() {
        if (parts == null) {
            received = new ReceivedBody(mediaType(), null);
            parts = new PartReader(ctx.req(), operation.bodyLimit(), violations);
            malformed |= parts.malformed();
        }
        return parts;
    }

    StreamedParts streamedParts(List<StreamedParts.Expected> expected) {
        received = new ReceivedBody(mediaType(), null);
        return new StreamedParts(ctx.req(), expected, this::jsonPart, violations);
    }

    @Nullable
    ByteStream stream(boolean required) {
        var announced = ctx.req().getContentLengthLong();
        if (announced == 0 || (announced < 0 && ctx.req().getHeader("Transfer-Encoding") == null)) {
            absent(required);
            return null;
        }
        received = new ReceivedBody(mediaType(), null);
        var counted = new BodyBytes(ctx.bodyInputStream(), announced, operation.bodyLimit());
        return new ByteStream(announced, () -> counted);
    }

    <T> @Nullable Batch<T> batch(String member, int maxItems, String schema, Class<T> type) {
        var bytes = bytes();
        if (bytes.length == 0) {
            absent(true);
            return null;
        }
        var mediaType = mediaType();
        var items = mediaType.equals(BatchItem.LINES) ? BatchItem.ofLines(bytes) : list(bytes, member);
        if (items == null) {
            return null;
        }
        if (items.isEmpty() || items.size() > maxItems) {
            violations.add(inList(member, "items", "must have 1 to " + maxItems + " items"));
            return null;
        }
        received = new ReceivedBody(mediaType, BatchItem.tree(items));
        return new Batch<>(items.stream().map(item -> item(item, schema, type)).toList());
    }

    private @Nullable List<BatchItem> list(byte[] bytes, String member) {
        var tree = parse(bytes, List.of());
        if (tree == null) {
            return null;
        }
        if (!tree.path(member).isArray() || tree.size() != 1) {
            violations.add(inList(member, "type", "must be the only member, and a list"));
            return null;
        }
        return BatchItem.ofList(tree.path(member));
    }

    private static Violation inList(String member, String code, String detail) {
        return Violation.body(Pointers.fragment(List.of(member)), code, detail);
    }

    private <T> Batch.Item<T> item(BatchItem item, String schema, Class<T> type) {
        var faults = new ArrayList<Violation>();
        if (item.malformed()) {
            faults.add(Violation.body(
                    "#", "malformed", "is not JSON, has a member twice, or breaks a limit: " + JsonCodec.LIMITS));
            return new Batch.Item.Bad<>(new RequestViolations(faults, true));
        }
        var value = checked(schema, item.tree(), type, "#", faults);
        return value == null
                ? new Batch.Item.Bad<>(new RequestViolations(faults, false))
                : new Batch.Item.Good<>(value);
    }

    private void absent(boolean required) {
        if (required) {
            violations.add(Violation.body("#", "required", "The body is required"));
            malformed = true;
        }
    }

    private byte[] bytes() {
        var announced = ctx.req().getContentLengthLong();
        try (var in = new BodyBytes(ctx.bodyInputStream(), announced, operation.bodyLimit())) {
            // One more than announced, to see the end; a buffer of a fixed size would be far too large for most.
            return announced < 0 ? in.readAllBytes() : in.readNBytes((int) announced + 1);
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

    private @Nullable JsonNode parse(byte[] bytes, List<String> place) {
        try {
            return JsonCodec.parse(bytes);
        } catch (JacksonException unreadable) {
            violations.add(Violation.body(Pointers.fragment(place), "malformed", detail(unreadable)));
            malformed = true;
            return null;
        }
    }

    private static String detail(JacksonException unreadable) {
        var at = unreadable.getLocation();
        if (unreadable instanceof StreamConstraintsException) {
            return JsonCodec.LIMITS;
        }
        return at == null
                ? "is not JSON"
                : "is not JSON, or has a member twice, at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private <T> @Nullable T checked(String schema, JsonNode tree, Class<T> type, String prefix, List<Violation> found) {
        return keeps(schema, tree, prefix, found) ? bind(tree, type, prefix, found) : null;
    }

    private boolean keeps(String schema, JsonNode tree, String prefix, List<Violation> found) {
        var faults = schemas.check(schema, tree).stream()
                .map(fault -> fault.under(prefix))
                .toList();
        found.addAll(faults);
        return faults.isEmpty();
    }

    /// What the schema lets through and Java cannot hold, such as an int32 of eleven digits, is a fault like others.
    private static <T> @Nullable T bind(JsonNode tree, Class<T> type, String prefix, List<Violation> found) {
        try {
            return JsonCodec.bind(tree, type);
        } catch (JacksonException unfit) {
            var path = unfit.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? (Object) step.getIndex() : step.getPropertyName())
                    .toList();
            found.add(Violation.body(Pointers.fragment(path), "format", "is out of range")
                    .under(prefix));
            return null;
        }
    }
}
