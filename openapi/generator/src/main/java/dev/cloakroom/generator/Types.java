package dev.cloakroom.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Java type of each schema, and how the text of a parameter becomes one.
final class Types {

    static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Schema<?>> schemas;
    private final String modelPackage;

    @SuppressWarnings({"unchecked", "rawtypes"}) // the parser's model has raw schemas
    Types(OpenAPI contract, String modelPackage) {
        this.schemas = (Map) contract.getComponents().getSchemas();
        this.modelPackage = modelPackage;
    }

    String modelPackage() {
        return modelPackage;
    }

    Map<String, Schema<?>> schemas() {
        return schemas;
    }

    JavaType of(String where, Schema<?> schema) {
        if (schema.get$ref() != null) {
            return named(where, nameOf(schema.get$ref()));
        }
        if (schema.getAllOf() != null && schema.getAllOf().size() == 1 && schema.getProperties() == null) {
            return of(where, schema.getAllOf().get(0));
        }
        if (schema.getEnum() != null || schema.getOneOf() != null || hasMembers(schema)) {
            throw new ContractFault(where, "give the schema a name under components/schemas");
        }
        var type = schema.getType();
        if (type == null) {
            return JavaType.of("JsonNode");
        }
        return switch (type) {
            case "string" -> text(schema);
            case "integer" ->
                "int32".equals(schema.getFormat()) ? new JavaType("Integer", "int") : new JavaType("Long", "long");
            case "number" -> JavaType.of("BigDecimal");
            case "boolean" -> new JavaType("Boolean", "boolean");
            case "array" -> JavaType.list(of(where, schema.getItems()));
            case "object" -> open(where, schema);
            default -> throw new ContractFault(where, "unknown type " + type);
        };
    }

    /// The schema behind names and single allOf, for its limits.
    Schema<?> resolved(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return resolved(component(schema.get$ref()));
        }
        return schema.getAllOf() != null && schema.getAllOf().size() == 1 && schema.getProperties() == null
                ? resolved(schema.getAllOf().get(0))
                : schema;
    }

    Schema<?> component(String ref) {
        return found(schemas, SCHEMAS + nameOf(ref));
    }

    /// The component behind a reference.
    static <T> T found(Map<String, T> components, String ref) {
        var component = components.get(ref.substring(ref.lastIndexOf('/') + 1));
        if (component == null) {
            throw new ContractFault(ref, "there is no such component");
        }
        return component;
    }

    static Schema<?> schemaOf(Content content, String mediaType) {
        var schema = content.containsKey(mediaType) ? content.get(mediaType).getSchema() : null;
        if (schema == null) {
            throw new ContractFault(mediaType, "a body needs a schema");
        }
        return schema;
    }

    static String nameOf(String ref) {
        if (!ref.startsWith(SCHEMAS)) {
            throw new ContractFault(ref, "only schemas of this document can be referred to");
        }
        return ref.substring(SCHEMAS.length());
    }

    /// The expression that reads a parameter.
    String scalar(String where, Schema<?> named) {
        var type = of(where, named);
        var schema = resolved(named);
        return switch (type.name()) {
            case "UUID" -> "Scalar.UUID";
            case "Instant" -> "Scalar.INSTANT";
            case "LocalDate" -> "Scalar.DATE";
            case "URI" -> "Scalar.ADDRESS";
            case "Boolean" -> "Scalar.BOOLEAN";
            case "Integer" ->
                "Scalar.int32(" + whole(schema, true, "Integer.MIN_VALUE", "") + ", "
                        + whole(schema, false, "Integer.MAX_VALUE", "") + ")";
            case "Long" ->
                "Scalar.int64(" + whole(schema, true, "Long.MIN_VALUE", "L") + ", "
                        + whole(schema, false, "Long.MAX_VALUE", "L") + ")";
            case "BigDecimal" ->
                "Scalar.number(" + decimal(schema.getMinimum()) + ", " + decimal(schema.getMaximum()) + ")";
            case "String" -> string(schema);
            default -> {
                if (schema.getEnum() == null) {
                    throw new ContractFault(where, "a parameter cannot be of type " + type.name());
                }
                yield "Scalar.oneOf(" + type.name() + ".values(), " + type.name() + "::value)";
            }
        };
    }

    static boolean hasMembers(Schema<?> schema) {
        return (schema.getProperties() != null && !schema.getProperties().isEmpty())
                || (schema.getAllOf() != null && schema.getAllOf().size() > 1);
    }

    static boolean isOpen(Schema<?> schema) {
        return Boolean.TRUE.equals(schema.getAdditionalProperties());
    }

    private JavaType named(String where, String name) {
        var schema = component(SCHEMAS + name);
        return schema.getEnum() != null || schema.getOneOf() != null || hasMembers(schema) || isClosedAndEmpty(schema)
                ? JavaType.of(name)
                : of(where, schema);
    }

    static boolean isClosedAndEmpty(Schema<?> schema) {
        return "object".equals(schema.getType()) && Boolean.FALSE.equals(schema.getAdditionalProperties());
    }

    private static JavaType text(Schema<?> schema) {
        var format = schema.getFormat() == null ? "" : schema.getFormat();
        return JavaType.of(
                switch (format) {
                    case "uuid" -> "UUID";
                    case "date-time" -> "Instant";
                    case "date" -> "LocalDate";
                    case "uri" -> "URI";
                    case "binary" -> "ByteStream";
                    default -> "String";
                });
    }

    private JavaType open(String where, Schema<?> schema) {
        return schema.getAdditionalProperties() instanceof Schema<?> value
                ? JavaType.of("Map<String, " + of(where, value).name() + ">")
                : JavaType.of("ObjectNode");
    }

    private static String whole(Schema<?> schema, boolean least, String unlimited, String suffix) {
        var limit = least ? schema.getMinimum() : schema.getMaximum();
        return limit == null ? unlimited : limit.toBigInteger() + suffix;
    }

    private static String decimal(@Nullable Object limit) {
        return limit == null ? "null" : "new BigDecimal(\"" + limit + "\")";
    }

    private static String string(Schema<?> schema) {
        var most = schema.getMaxLength() == null
                ? "Integer.MAX_VALUE"
                : schema.getMaxLength().toString();
        var pattern = schema.getPattern() == null ? "null" : Names.literal(schema.getPattern());
        return "Scalar.text(" + (schema.getMinLength() == null ? 0 : schema.getMinLength()) + ", " + most + ", "
                + pattern + ")";
    }

    /// The expression of a default value.
    String value(String where, Schema<?> named, Object value) {
        var type = of(where, named);
        return switch (type.name()) {
            case "String" -> Names.literal(value.toString());
            case "Integer", "Boolean" -> value.toString();
            case "Long" -> value + "L";
            default -> {
                if (!List.of("UUID", "Instant", "LocalDate", "URI", "BigDecimal")
                        .contains(type.name())) {
                    yield type.name() + "." + Names.constant(value.toString());
                }
                throw new ContractFault(where, "a default of type " + type.name() + " is not known here");
            }
        };
    }
}
