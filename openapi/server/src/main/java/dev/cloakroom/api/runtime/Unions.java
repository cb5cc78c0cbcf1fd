package dev.cloakroom.api.runtime;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Thins out the errors of unions. A value that fits no branch is reported once per branch; what its author wants to
/// know is what is wrong with the branch that the discriminator names, or that it names none.
record Unions(JsonNode document, List<Error> errors) {

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
        var discriminator = schema == null ? null : schema.get("discriminator");
        if (schema == null || discriminator == null || union.getInstanceNode() == null) {
            return -1;
        }
        var named = union.getInstanceNode()
                .path(discriminator.path("propertyName").asString(""))
                .asString("");
        var target = discriminator.path("mapping").path(named).asString("#/components/schemas/" + named);
        var branches = schema.path("oneOf");
        for (var at = 0; at < branches.size(); at++) {
            if (branches.get(at).path("$ref").asString("").equals(target)) {
                return at;
            }
        }
        return -1;
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
