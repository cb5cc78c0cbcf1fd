package dev.cloakroom.api.runtime.json;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Unions with a discriminator. To JSON Schema a discriminator means nothing: a value that says it is one kind and has
/// the shape of another is valid, and one that fits no kind is reported once for each. So [#prepare] makes each branch
/// ask for its name, and [#withoutOtherBranches] keeps the errors of the branch that the value names.
record Unions(JsonNode document, List<Error> errors) {

    private static final String DISCRIMINATOR = "discriminator";

    static void prepare(JsonNode node) {
        node.forEach(Unions::prepare);
        if (node instanceof ObjectNode union && union.path("oneOf").isArray() && union.has(DISCRIMINATOR)) {
            var property = union.path(DISCRIMINATOR).path("propertyName").asString("");
            var branches = JsonNodeFactory.instance.arrayNode();
            union.path(DISCRIMINATOR)
                    .path("mapping")
                    .properties()
                    .forEach(kind -> branches.add(
                            branch(property, kind.getKey(), kind.getValue().asString(""))));
            union.set("oneOf", branches);
            // The library would report it a second time.
            union.set("x-" + DISCRIMINATOR, Objects.requireNonNull(union.remove(DISCRIMINATOR)));
        }
    }

    private static ObjectNode branch(String property, String name, String target) {
        var nodes = JsonNodeFactory.instance;
        var named = nodes.objectNode();
        named.putObject("properties").putObject(property).putArray("enum").add(name);
        var branch = nodes.objectNode();
        branch.putArray("allOf").add(nodes.objectNode().put("$ref", target)).add(named);
        return branch;
    }

    List<Error> withoutOtherBranches() {
        var kept = new ArrayList<>(errors);
        for (var error : errors) {
            if (error.getKeyword().equals("oneOf")) {
                var branch = branchOf(error);
                kept.removeIf(other -> isNoise(other, error, branch));
            }
        }
        return kept;
    }

    /// With a branch named, everything but its errors; otherwise everything but the error of the union itself.
    private static boolean isNoise(Error other, Error union, int branch) {
        if (other.equals(union)) {
            return branch >= 0;
        }
        var path = union.getEvaluationPath();
        return Schemas.under(other.getEvaluationPath(), path)
                && !(branch >= 0
                        && String.valueOf(branch)
                                .equals(other.getEvaluationPath().getName(path.getNameCount())));
    }

    /// The index of the branch that the value says it is; -1 where it does not say, or nonsense.
    private int branchOf(Error union) {
        var schema = parent(union);
        var value = union.getInstanceNode();
        if (schema == null || value == null) {
            return -1;
        }
        var discriminator = schema.path("x-" + DISCRIMINATOR);
        var named = value.path(discriminator.path("propertyName").asString("")).asString("");
        return List.copyOf(discriminator.path("mapping").propertyNames()).indexOf(named);
    }

    private @Nullable JsonNode parent(Error union) {
        var at = document;
        var fragment = union.getSchemaLocation().getFragment();
        for (var step = 0; step < fragment.getNameCount() - 1 && at != null; step++) {
            at = fragment.getElement(step) instanceof Integer index ? at.get(index) : at.get(fragment.getName(step));
        }
        return at;
    }
}
