// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class OperationRoutes {

    private OperationRoutes() {}

    public static <C> void register(
            RoutesConfig routes, OperationOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_PROBLEM_TYPES, OperationRoutes::listProblemTypes, operations::listProblemTypes);
        endpoints.add(Operations.GET_PROBLEM_TYPE, OperationRoutes::getProblemType, operations::getProblemType);
        endpoints.add(Operations.LIST_SIGNING_KEYS, OperationRoutes::listSigningKeys, operations::listSigningKeys);
        endpoints.add(Operations.CHECK_LIVENESS, OperationRoutes::checkLiveness, operations::checkLiveness);
        endpoints.add(Operations.CHECK_READINESS, OperationRoutes::checkReadiness, operations::checkReadiness);
    }

    private static ListProblemTypesRequest listProblemTypes(RequestReader in) {
        in.onlyQuery();
        in.check();
        return new ListProblemTypesRequest();
    }

    private static GetProblemTypeRequest getProblemType(RequestReader in) {
        var slug = in.path("slug", Scalar.text(1, 64, null));
        in.onlyQuery();
        in.check();
        return new GetProblemTypeRequest(slug.required());
    }

    private static ListSigningKeysRequest listSigningKeys(RequestReader in) {
        in.onlyQuery();
        in.check();
        return new ListSigningKeysRequest();
    }

    private static CheckLivenessRequest checkLiveness(RequestReader in) {
        in.onlyQuery();
        in.check();
        return new CheckLivenessRequest();
    }

    private static CheckReadinessRequest checkReadiness(RequestReader in) {
        in.onlyQuery();
        in.check();
        return new CheckReadinessRequest();
    }
}
