package dev.cloakroom.bootstrap.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes values that a schema allows, by chance but repeatably.
final class Samples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz ABCXYZ 0123456789 äöüßñ 漢字 😀 -_.";

    private final Contract contract;
    private final Random random;

    Samples(Contract contract, Random random) {
        this.contract = contract;
        this.random = random;
    }

    JsonNode of(JsonNode reference) {
        return of("", reference);
    }

    private JsonNode of(String name, JsonNode reference) {
        var schema = contract.resolved(reference);
        if (schema.has("enum")) {
            var choices = schema.get("enum");
            return choices.get(random.nextInt(choices.size()));
        }
        return switch (schema.path("type").asString("object")) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer" ->
                NODES.numberNode(between(
                        schema.path("minimum").asInt(0), schema.path("maximum").asInt(1000)));
            default -> NODES.stringNode(string(name, schema));
        };
    }

    private JsonNode object(JsonNode schema) {
        var object = NODES.objectNode();
        var required = schema.path("required").values().stream()
                .map(JsonNode::asString)
                .toList();
        for (var member : schema.path("properties").properties()) {
            if (required.contains(member.getKey()) || random.nextBoolean()) {
                object.set(member.getKey(), of(member.getKey(), member.getValue()));
            }
        }
        return object;
    }

    private JsonNode array(JsonNode schema) {
        var items = new LinkedHashSet<JsonNode>();
        var least = schema.path("minItems").asInt(0);
        var most = Math.min(schema.path("maxItems").asInt(3), least + 2);
        for (var count = between(least, most); count > 0; count--) {
            items.add(of("", schema.get("items")));
        }
        return NODES.arrayNode().addAll(items);
    }

    private String string(String name, JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date-time" ->
                Instant.now().plus(between(1, 1000), ChronoUnit.HOURS).toString();
            default -> {
                if (name.equals("email")) {
                    yield "user" + random.nextLong(1L << 40) + "@example.com";
                }
                var least = Math.max(1, schema.path("minLength").asInt(0));
                yield letters(between(least, Math.min(schema.path("maxLength").asInt(40), least + 30)));
            }
        };
    }

    /// Without blanks at the ends, which rules of the domain do not count.
    private String letters(int length) {
        var letters = ALPHABET.codePoints().toArray();
        var text = random.ints(length, 0, letters.length)
                .map(at -> letters[at])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.equals(text.strip()) ? text : letters(length);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
