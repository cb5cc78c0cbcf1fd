package dev.cloakroom.bootstrap.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// From one request with a good body all those with one thing wrong in it.
final class BodyMutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Contract contract;
    private final List<Probe> probes = new ArrayList<>();

    /// Whether a wrong item is answered for itself, and not as a wrong request.
    private final boolean itemByItem;

    private BodyMutations(Contract contract, Operation operation) {
        this.contract = contract;
        this.itemByItem = operation.node().at("/requestBody/content").has("application/x-ndjson");
    }

    static List<Probe> of(Contract contract, Probe good, Operation.Body declared) {
        var mutations = new BodyMutations(contract, good.operation());
        mutations.mediaType(good);
        if (Forms.isForm(declared)) {
            mutations.probes.addAll(Forms.mutations(good));
            return mutations.probes;
        }
        mutations.text(good, good.operation().bodyLimit());
        var schema = contract.resolved(declared.schema());
        var body = (ObjectNode) Contract.JSON.readTree(good.body());
        mutations.members(good, schema, body);
        return mutations.probes;
    }

    private void text(Probe good, long limit) {
        add(good, "no JSON", "{", 400);
        add(good, "an empty body", "", 400);
        add(good, "no body", null, 400, 415);
        add(good, "two values", good.body() + " {}", 400);
        add(good, "a member twice", "{\"twice\":1,\"twice\":2}", 400);
        add(good, "very deep", "[".repeat(4000), 400);
        add(good, "a very long number", "{\"number\":" + "9".repeat(5000) + "}", 400, 422);
        add(good, "an array", "[]", 422);
        add(good, "null", "null", 422);
        add(good, "a text", "\"text\"", 422);
        add(good, "too large", "{\"a\":\"" + "a".repeat((int) limit) + "\"}", 413);
    }

    private void mediaType(Probe good) {
        probes.add(good.with("Content-Type", "text/plain").but("another media type", 415));
        probes.add(good.with("Content-Type", "nonsense").but("a malformed media type", 400, 415));
        probes.add(good.without("Content-Type").but("no media type", 415));
    }

    private void members(Probe good, JsonNode schema, ObjectNode body) {
        add(good, "an unknown member", body.deepCopy().put("unknown_member", 1).toString(), 422);
        for (var name : schema.path("required")) {
            var less = body.deepCopy();
            less.remove(name.asString());
            add(good, "without " + name.asString(), less.toString(), 422);
        }
        for (var member : schema.path("properties").properties()) {
            for (var wrong : wrong(contract.resolved(member.getValue()))) {
                var changed = body.deepCopy();
                changed.set(member.getKey(), wrong);
                add(good, "a wrong " + member.getKey(), changed.toString(), 422);
            }
        }
    }

    private List<JsonNode> wrong(JsonNode schema) {
        var wrong = new ArrayList<JsonNode>();
        if (!schema.path("nullable").asBoolean(false)) {
            wrong.add(NODES.nullNode());
        }
        switch (schema.path("type").asString("")) {
            case "object" -> {
                wrong.add(NODES.stringNode("no object"));
                wrong.add(NODES.arrayNode());
            }
            case "array" -> wrongItems(schema, wrong);
            case "boolean" -> wrong.add(NODES.stringNode("true"));
            case "string" -> wrongTexts(schema, wrong);
            default -> wrong.add(NODES.objectNode());
        }
        return wrong;
    }

    private void wrongItems(JsonNode schema, List<JsonNode> wrong) {
        wrong.add(NODES.stringNode("no array"));
        if (!itemByItem) {
            wrong.add(NODES.arrayNode().add(NODES.objectNode()));
        }
        if (schema.path("minItems").asInt(0) > 0) {
            wrong.add(NODES.arrayNode());
        }
        var item = contract.resolved(schema.get("items"));
        if (item.has("enum")) {
            wrong.add(NODES.arrayNode().add("no-such-value"));
            var first = item.get("enum").get(0);
            wrong.add(NODES.arrayNode().add(first).add(first));
        }
    }

    private static void wrongTexts(JsonNode schema, List<JsonNode> wrong) {
        wrong.add(NODES.numberNode(1));
        wrong.add(NODES.arrayNode());
        if (schema.has("enum")) {
            wrong.add(NODES.stringNode("no-such-value"));
            wrong.add(NODES.stringNode(""));
        } else {
            wrong.add(NODES.stringNode("a\u0000b".repeat(5)));
        }
        if (schema.has("maxLength")) {
            wrong.add(NODES.stringNode("a".repeat(schema.get("maxLength").asInt() + 1)));
        }
        if (schema.path("minLength").asInt(0) > 0) {
            wrong.add(NODES.stringNode("a".repeat(schema.get("minLength").asInt() - 1)));
        }
        if (schema.path("format").asString("").equals("date-time")) {
            wrong.add(NODES.stringNode("yesterday"));
            wrong.add(NODES.stringNode("2026-02-30T00:00:00Z"));
            wrong.add(NODES.stringNode("+999999999-12-31T23:59:59Z"));
        }
    }

    private void add(Probe good, String about, @Nullable String body, Integer... expected) {
        probes.add(good.sending(body).but(about, expected));
    }
}
