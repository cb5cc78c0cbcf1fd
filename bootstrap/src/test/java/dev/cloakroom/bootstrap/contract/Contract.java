package dev.cloakroom.bootstrap.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bundled contract, read for its own sake: nothing here shares code with what the server makes of it.
final class Contract {

    static final JsonMapper JSON = new JsonMapper();

    private static final String DOCUMENT = "urn:test:contract";

    private final JsonNode root;
    private final SchemaRegistry schemas;

    private Contract(String text) {
        root = JSON.readTree(text);
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemaRegistryConfig(config).schemas(Map.of(DOCUMENT, text)));
    }

    static Contract bundled() {
        try (var in = Contract.class.getResourceAsStream("/dev/cloakroom/api/openapi.json")) {
            return new Contract(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /// What a node is, or what it refers to.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
    }

    List<Operation> operations() {
        return root.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(this, method.getKey(), path.getKey(), method.getValue())))
                .toList();
    }

    JsonNode problemType(String slug) {
        return root.at("/x-problem-types/" + slug);
    }

    /// The faults of a value; `schema` is the schema itself, with its references into this document.
    List<String> faults(JsonNode schema, JsonNode value) {
        return validator(schema).validate(value).stream().map(Object::toString).toList();
    }

    private Schema validator(JsonNode schema) {
        if (schema.has("$ref")) {
            return schemas.getSchema(
                    SchemaLocation.of(DOCUMENT + schema.get("$ref").asString()));
        }
        var absolute = JSON.readTree(schema.toString().replace("\"#/", "\"" + DOCUMENT + "#/"));
        return schemas.getSchema(SchemaLocation.of("urn:test:inline:" + schema.hashCode()), absolute);
    }
}
