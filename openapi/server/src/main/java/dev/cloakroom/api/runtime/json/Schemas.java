package dev.cloakroom.api.runtime.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/// Checks bodies against the schemas of the contract. Safe for many threads.
public final class Schemas {

    private static final String BUNDLE = "/dev/cloakroom/api/openapi.json";
    private static final String DOCUMENT = "urn:cloakroom:openapi";
    private static final int MOST = 50;

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> byName = new ConcurrentHashMap<>();

    /// `document` is the whole contract as JSON, in one piece.
    public Schemas(String document) {
        this.document = JsonCodec.parse(document.getBytes(StandardCharsets.UTF_8));
        Unions.prepare(this.document);
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemaRegistryConfig(config).schemas(Map.of(DOCUMENT, this.document.toString())));
    }

    /// The contract that this jar was generated from.
    public static Schemas bundled() {
        try (var in = Objects.requireNonNull(Schemas.class.getResourceAsStream(BUNDLE), BUNDLE)) {
            return new Schemas(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The faults of a body, none of them with a value of it; `name` is that of a schema in the components.
    public List<Violation> check(String name, JsonNode body) {
        var unstorable = UnstorableValues.in(body);
        if (!unstorable.isEmpty()) {
            return unstorable;
        }
        var errors = errors(byName.computeIfAbsent(name, this::load), body);
        return new Unions(document, errors)
                .withoutOtherBranches().stream()
                        .map(Schemas::violation)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }

    /// The validator compares with the bounds of an integer as a long, and throws where a decimal is none.
    private static List<Error> errors(Schema schema, JsonNode body) {
        try {
            return schema.validate(body);
        } catch (JsonNodeException _) {
            return schema.validate(LongDecimals.in(body));
        }
    }

    private Schema load(String name) {
        var schema = registry.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + name));
        schema.initializeValidators();
        return schema;
    }

    private static Violation violation(Error error) {
        var path = new ArrayList<Object>();
        var location = error.getInstanceLocation();
        for (var at = 0; at < location.getNameCount(); at++) {
            path.add(location.getElement(at));
        }
        if (isAboutMember(error)) {
            path.add(error.getProperty());
        }
        return Violation.body(Pointers.fragment(path), error.getKeyword(), detail(error));
    }

    private static boolean isAboutMember(Error error) {
        return error.getProperty() != null
                && (error.getKeyword().equals("required") || error.getKeyword().equals("additionalProperties"));
    }

    /// Our own sentences: the library's quote what was sent.
    private static String detail(Error error) {
        var rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> "is required";
            case "additionalProperties" -> "is not known here";
            case "type" -> "must be of type " + rule.asString("another");
            case "enum" -> "must be one of " + listed(rule);
            case "minLength" -> "must have at least " + rule + " characters";
            case "maxLength" -> "must have at most " + rule + " characters";
            case "minItems" -> "must have at least " + rule + " items";
            case "maxItems" -> "must have at most " + rule + " items";
            case "minProperties" -> "must have at least " + rule + " members";
            case "maxProperties" -> "must have at most " + rule + " members";
            case "uniqueItems" -> "must not have the same item twice";
            case "minimum" -> "must be at least " + rule;
            case "maximum" -> "must be at most " + rule;
            case "multipleOf" -> "must be a multiple of " + rule;
            case "pattern" -> "must match " + rule.asString("the pattern");
            case "format" -> ofFormat(rule.asString("value"));
            case "oneOf" -> "must be exactly one of the kinds that there are";
            default -> "breaks the rule " + error.getKeyword();
        };
    }

    /// What a value of a format has to be, with an example where people leave something out.
    public static String ofFormat(String format) {
        return switch (format) {
            case "date-time" -> "must be a date and time with its offset from UTC, such as 2026-01-02T10:00:00Z";
            case "date" -> "must be a date that exists, such as 2026-01-02";
            default -> "must be a valid " + format;
        };
    }

    private static String listed(JsonNode values) {
        return String.join(
                ", ",
                StreamSupport.stream(values.spliterator(), false)
                        .map(value -> value.asString(""))
                        .toList());
    }

    static boolean under(NodePath path, NodePath ancestor) {
        return path.getNameCount() > ancestor.getNameCount() && path.startsWith(ancestor);
    }
}
