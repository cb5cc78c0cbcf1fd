package dev.cloakroom.persistence;

import dev.cloakroom.domain.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// JSON between our value type and the text that a json column holds. Numbers keep their digits.
public final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonText() {}

    public static String write(Json json) {
        return MAPPER.writeValueAsString(node(json));
    }

    public static @Nullable String writeNullable(@Nullable Json json) {
        return json == null ? null : write(json);
    }

    public static Json read(String text) {
        return json(MAPPER.readTree(text));
    }

    /// For columns that only ever hold objects.
    public static Json.Obj readObject(String text) {
        if (read(text) instanceof Json.Obj object) {
            return object;
        }
        throw new IllegalStateException("a stored JSON value is not an object");
    }

    private static JsonNode node(Json json) {
        return switch (json) {
            case Json.Obj(var members) -> {
                var object = NODES.objectNode();
                members.forEach((name, value) -> object.set(name, node(value)));
                yield object;
            }
            case Json.Arr(var items) -> {
                var array = NODES.arrayNode();
                items.forEach(item -> array.add(node(item)));
                yield array;
            }
            case Json.Str(var value) -> NODES.stringNode(value);
            case Json.Num(var value) -> NODES.numberNode(value);
            case Json.Bool(var value) -> NODES.booleanNode(value);
            case Json.Null() -> NODES.nullNode();
        };
    }

    private static Json json(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var members = new LinkedHashMap<String, Json>();
                node.properties().forEach(member -> members.put(member.getKey(), json(member.getValue())));
                yield new Json.Obj(members);
            }
            case ARRAY -> {
                var items = new ArrayList<Json>();
                node.values().forEach(item -> items.add(json(item)));
                yield new Json.Arr(items);
            }
            case STRING -> new Json.Str(node.stringValue());
            case NUMBER -> new Json.Num(node.decimalValue());
            case BOOLEAN -> new Json.Bool(node.booleanValue());
            case NULL -> new Json.Null();
            case BINARY, MISSING, POJO -> throw new IllegalStateException("not a JSON value: " + node.getNodeType());
        };
    }
}
