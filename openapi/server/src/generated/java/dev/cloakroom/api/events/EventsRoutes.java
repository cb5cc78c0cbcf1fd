// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.EventTeller;
import dev.cloakroom.api.model.NewEvent;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class EventsRoutes {

    private EventsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, EventsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_EVENTS, EventsRoutes::listEvents, operations::listEvents);
        endpoints.add(Operations.CREATE_EVENT, EventsRoutes::createEvent, operations::createEvent);
        endpoints.add(Operations.CREATE_EVENTS, EventsRoutes::createEvents, operations::createEvents);
        endpoints.add(Operations.GET_EVENT, EventsRoutes::getEvent, operations::getEvent);
    }

    private static ListEventsRequest listEvents(RequestReader in) {
        var type = in.query("type", false, Scalar.text(1, 100, "^(\\*|[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(\\.\\*)?)$"));
        var source = in.query("source", false, Scalar.oneOf(EventTeller.values(), EventTeller::value));
        var createdFrom = in.query("created_from", false, Scalar.INSTANT);
        var createdTo = in.query("created_to", false, Scalar.INSTANT);
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("type", "source", "created_from", "created_to", "limit", "cursor");
        in.check();
        return new ListEventsRequest(
                type.optional(),
                source.optional(),
                createdFrom.optional(),
                createdTo.optional(),
                limit.orElse(20),
                cursor.optional());
    }

    private static CreateEventRequest createEvent(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("NewEvent", true, NewEvent.class);
        in.onlyQuery();
        in.check();
        return new CreateEventRequest(idempotencyKey.optional(), body.required());
    }

    private static CreateEventsRequest createEvents(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.batch("events", 10000, "NewEvent", NewEvent.class);
        in.onlyQuery();
        in.check();
        return new CreateEventsRequest(idempotencyKey.optional(), body.required());
    }

    private static GetEventRequest getEvent(RequestReader in) {
        var eventId = in.path("event_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new GetEventRequest(eventId.required());
    }
}
