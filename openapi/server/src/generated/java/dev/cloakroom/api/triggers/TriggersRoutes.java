// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.NewEvent;
import dev.cloakroom.api.model.NewTrigger;
import dev.cloakroom.api.model.TriggerPatch;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class TriggersRoutes {

    private TriggersRoutes() {}

    public static <C> void register(
            RoutesConfig routes, TriggersOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_TRIGGERS, TriggersRoutes::listTriggers, operations::listTriggers);
        endpoints.add(Operations.CREATE_TRIGGER, TriggersRoutes::createTrigger, operations::createTrigger);
        endpoints.add(Operations.GET_TRIGGER, TriggersRoutes::getTrigger, operations::getTrigger);
        endpoints.add(Operations.DELETE_TRIGGER, TriggersRoutes::deleteTrigger, operations::deleteTrigger);
        endpoints.add(Operations.UPDATE_TRIGGER, TriggersRoutes::updateTrigger, operations::updateTrigger);
        endpoints.add(Operations.CHECK_TRIGGER, TriggersRoutes::checkTrigger, operations::checkTrigger);
    }

    private static ListTriggersRequest listTriggers(RequestReader in) {
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("limit", "cursor");
        in.check();
        return new ListTriggersRequest(limit.orElse(20), cursor.optional());
    }

    private static CreateTriggerRequest createTrigger(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("NewTrigger", true, NewTrigger.class);
        in.onlyQuery();
        in.check();
        return new CreateTriggerRequest(idempotencyKey.optional(), body.required());
    }

    private static GetTriggerRequest getTrigger(RequestReader in) {
        var triggerId = in.path("trigger_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new GetTriggerRequest(triggerId.required());
    }

    private static DeleteTriggerRequest deleteTrigger(RequestReader in) {
        var triggerId = in.path("trigger_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new DeleteTriggerRequest(triggerId.required());
    }

    private static UpdateTriggerRequest updateTrigger(RequestReader in) {
        var triggerId = in.path("trigger_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("TriggerPatch", true, TriggerPatch.class);
        in.onlyQuery();
        in.check();
        return new UpdateTriggerRequest(
                triggerId.required(),
                ifMatch.optional(),
                idempotencyKey.optional(),
                body.required());
    }

    private static CheckTriggerRequest checkTrigger(RequestReader in) {
        var triggerId = in.path("trigger_id", Scalar.UUID);
        var body = in.json("NewEvent", true, NewEvent.class);
        in.onlyQuery();
        in.check();
        return new CheckTriggerRequest(triggerId.required(), body.required());
    }
}
