// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.nasty.Operations;
import dev.cloakroom.nasty.model.Kind;
import dev.cloakroom.nasty.model.NewThing;
import dev.cloakroom.nasty.model.ThingPatch;
import io.javalin.config.RoutesConfig;
import java.math.BigDecimal;

/// Binds the operations to their routes.
public final class OddThingsRoutes {

    private OddThingsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, OddThingsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_THINGS, OddThingsRoutes::listThings, operations::listThings);
        endpoints.add(Operations.CREATE_THING, OddThingsRoutes::createThing, operations::createThing);
        endpoints.add(Operations.GET_THING, OddThingsRoutes::getThing, operations::getThing);
        endpoints.add(Operations.PATCH_THING, OddThingsRoutes::patchThing, operations::patchThing);
    }

    private static ListThingsRequest listThings(RequestReader in) {
        var kind = in.queryList("kind", false, 1, 2, true, Scalar.oneOf(Kind.values(), Kind::value));
        var class_ = in.query("class", true, Scalar.text(2, 5, "^[a-z\"\\\\]+$"));
        var order = in.query("order", false, Scalar.oneOf(Kind.values(), Kind::value));
        var count = in.query("count", false, Scalar.int64(-5L, Long.MAX_VALUE));
        var weight = in.query("weight", false, Scalar.number(new BigDecimal("0.5"), new BigDecimal("9.5")));
        var day = in.query("day", false, Scalar.DATE);
        var deep = in.query("deep", false, Scalar.BOOLEAN);
        var xTraceId = in.header("X-Trace-ID", true, Scalar.text(0, 8, null));
        in.onlyQuery("kind", "class", "order", "count", "weight", "day", "deep");
        in.check();
        return new ListThingsRequest(
                kind.required(),
                class_.required(),
                order.optional(),
                count.orElse(7L),
                weight.optional(),
                day.optional(),
                deep.orElse(false),
                xTraceId.required(),
                in.preferred());
    }

    private static CreateThingRequest createThing(RequestReader in) {
        var body = in.json("NewThing", true, NewThing.class);
        in.onlyQuery();
        in.check();
        return new CreateThingRequest(body.required());
    }

    private static GetThingRequest getThing(RequestReader in) {
        var thingId = in.path("thing_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new GetThingRequest(thingId.required());
    }

    private static PatchThingRequest patchThing(RequestReader in) {
        var thingId = in.path("thing_id", Scalar.UUID);
        var body = in.json("ThingPatch", true, ThingPatch.class);
        in.onlyQuery();
        in.check();
        return new PatchThingRequest(thingId.required(), body.required());
    }
}
