// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.bulkactions;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.NewBulkAction;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class BulkActionsRoutes {

    private BulkActionsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, BulkActionsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.CREATE_BULK_ACTION, BulkActionsRoutes::createBulkAction, operations::createBulkAction);
    }

    private static CreateBulkActionRequest createBulkAction(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        var body = in.json("NewBulkAction", true, NewBulkAction.class);
        in.onlyQuery();
        in.check();
        return new CreateBulkActionRequest(idempotencyKey.optional(), prefer.optional(), body.required());
    }
}
