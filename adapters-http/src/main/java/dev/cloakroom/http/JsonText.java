package dev.cloakroom.http;

import dev.cloakroom.domain.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// JSON between our value type, Jackson's tree and the text on the wire. Numbers keep their digits.
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

    public static Json read(String text) {
        return json(MAPPER.readTree(text));
    }

    /// One text for all spellings of the same value: members sorted, no spaces, numbers without trailing zeros.
    public static String canonical(Json json) {
        return write(sorted(json));
    }

    public static JsonNode node(Json json) {
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

    public static Json json(JsonNode node) {
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

    private static Json sorted(Json json) {
        return switch (json) {
            case Json.Obj(var members) -> {
                Map<String, Json> sorted = new TreeMap<>();
                members.forEach((name, value) -> sorted.put(name, sorted(value)));
                yield new Json.Obj(sorted);
            }
            case Json.Arr(var items) ->
                new Json.Arr(items.stream().map(JsonText::sorted).toList());
            case Json.Num(var value) -> new Json.Num(value.stripTrailingZeros());
            case Json.Str _, Json.Bool _, Json.Null _ -> json;
        };
    }
}
