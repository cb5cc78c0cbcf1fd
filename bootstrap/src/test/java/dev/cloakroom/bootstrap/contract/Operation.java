package dev.cloakroom.bootstrap.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One operation of the contract.
record Operation(Contract contract, String lowerCaseMethod, String path, JsonNode node) {

    /// A body that an operation takes: its media type and what stands at it.
    record Body(String mediaType, JsonNode schema, JsonNode example) {}

    String id() {
        return node.get("operationId").asString();
    }

    String method() {
        return lowerCaseMethod.toUpperCase(Locale.ROOT);
    }

    boolean isPublic() {
        return node.has("security") && node.get("security").isEmpty();
    }

    List<String> scopes() {
        return node.path("x-scopes").values().stream().map(JsonNode::asString).toList();
    }

    long bodyLimit() {
        return node.path("x-body-limit").asLong(0);
    }

    boolean isStream() {
        return node.path("x-sse").asBoolean(false);
    }

    List<JsonNode> parameters(String place) {
        var found = new ArrayList<JsonNode>();
        for (var parameter : node.path("parameters")) {
            var resolved = contract.resolved(parameter);
            if (resolved.get("in").asString().equals(place)) {
                found.add(resolved);
            }
        }
        return found;
    }

    @Nullable
    Body body() {
        for (Map.Entry<String, JsonNode> content :
                node.at("/requestBody/content").properties()) {
            return new Body(
                    content.getKey(),
                    content.getValue().get("schema"),
                    content.getValue().get("example"));
        }
        return null;
    }

    /// Null where the status is not declared.
    @Nullable
    JsonNode response(int status) {
        var response = node.get("responses").get(String.valueOf(status));
        return response == null ? null : contract.resolved(response);
    }

    @Override
    public String toString() {
        return id();
    }
}
