package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.events.EventsRoutes;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.events.DispatchEvents;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.application.events.EventQueries;
import dev.cloakroom.application.events.EventSubscriber;
import dev.cloakroom.application.events.ReceiveEvent;
import dev.cloakroom.application.events.ReceiveEvents;
import dev.cloakroom.application.events.StoreEvents;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.http.events.EventBatch;
import dev.cloakroom.http.events.EventsApi;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.events.JdbiEventListeners;
import dev.cloakroom.persistence.events.JdbiEventOutbox;
import dev.cloakroom.persistence.events.JdbiEvents;
import dev.cloakroom.persistence.events.SharedEventIntake;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Events. Whoever announces something uses `announcements`; whoever wants to be told of it adds himself to
/// `subscribers`, and where it is of jobs of some owners, to `listeners` for these. What clients send goes to
/// `consequences` in the transaction that stores it.
public record EventsWiring(
        Announcements announcements,
        EventListeners listeners,
        List<EventSubscriber> subscribers,
        List<Consumer<List<Event>>> consequences,
        DispatchEvents dispatch,
        EventQueries queries,
        ReceiveEvent receive,
        ReceiveEvents receiveMany) {

    private static final Duration MOMENT = Duration.ofMillis(50);

    /// How late a subscriber is told, at most, while workers have nothing else to do.
    private static final Duration LATE = Duration.ofMillis(500);

    public static EventsWiring of(Base base) {
        var jdbi = base.database().jdbi();
        var outbox = new JdbiEventOutbox(jdbi);
        var subscribers = new ArrayList<EventSubscriber>();
        var consequences = new ArrayList<Consumer<List<Event>>>();
        var events = new JdbiEvents(base.database().routing());
        var store = new StoreEvents(
                events, stored -> consequences.forEach(each -> each.accept(stored)), base.transactions());
        return new EventsWiring(
                new Announcements(outbox, base.clock(), base.ids()),
                new JdbiEventListeners(jdbi),
                subscribers,
                consequences,
                new DispatchEvents(outbox, subscribers, base.transactions()),
                new EventQueries(events),
                new ReceiveEvent(new SharedEventIntake(store, jdbi), base.clock(), base.ids()),
                new ReceiveEvents(store, new JdbiIdempotencyKeys(jdbi), base.transactions(), base.clock(), base.ids()));
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new EventsApi(queries, receive, new EventBatch(receiveMany, parts.problems()), parts.cursors());
        EventsRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    public void work(Loops loops) {
        loops.between(MOMENT, LATE, "dispatch-events", dispatch::handle);
    }
}
