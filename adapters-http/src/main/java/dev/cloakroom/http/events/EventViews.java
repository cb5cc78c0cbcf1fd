package dev.cloakroom.http.events;

import dev.cloakroom.api.model.EventTeller;
import dev.cloakroom.api.model.NewEvent;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventSummary;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Events as the contract shows and takes them.
public final class EventViews {

    private static final int LARGEST_PAYLOAD = 256 * 1024;

    private EventViews() {}

    static dev.cloakroom.api.model.Event of(Event event) {
        var payload = (ObjectNode) JsonText.node(event.payload());
        return new dev.cloakroom.api.model.Event(
                event.id().value(), event.type().value(), source(event.source()), event.createdAt(), payload);
    }

    static dev.cloakroom.api.model.Event of(EventSummary event) {
        return new dev.cloakroom.api.model.Event(
                event.id().value(), event.type().value(), source(event.source()), event.createdAt(), null);
    }

    /// As the answer to a request that has the payload already.
    static dev.cloakroom.api.model.Event ofReceived(Event event) {
        return of(new EventSummary(event.id(), event.type(), event.source(), event.createdAt()));
    }

    public static Event.@Nullable Source source(@Nullable EventTeller source) {
        return source == null
                ? null
                : switch (source) {
                    case CLIENT -> Event.Source.CLIENT;
                    case SYSTEM -> Event.Source.SYSTEM;
                };
    }

    /// @throws HttpProblem `payload-too-large`
    static dev.cloakroom.application.events.NewEvent told(NewEvent body) {
        return new dev.cloakroom.application.events.NewEvent(new EventType(body.type()), payload(body.payload()));
    }

    /// @throws HttpProblem `payload-too-large`
    public static Json.Obj payload(@Nullable ObjectNode node) {
        var payload = node == null ? Json.EMPTY : (Json.Obj) JsonText.json(node);
        if (JsonText.write(payload).getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
            throw new HttpProblem(
                    "payload-too-large",
                    "A payload has at most " + LARGEST_PAYLOAD + " bytes.",
                    new Json.Obj(Map.of("limit_bytes", Json.of(LARGEST_PAYLOAD))),
                    Map.of());
        }
        return payload;
    }

    public static EventTeller source(Event.Source source) {
        return switch (source) {
            case CLIENT -> EventTeller.CLIENT;
            case SYSTEM -> EventTeller.SYSTEM;
        };
    }
}
