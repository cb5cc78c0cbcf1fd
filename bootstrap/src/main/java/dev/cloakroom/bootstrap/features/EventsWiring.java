package dev.cloakroom.bootstrap.features;

import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.events.DispatchEvents;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.application.events.EventSubscriber;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.persistence.events.JdbiEventListeners;
import dev.cloakroom.persistence.events.JdbiEventOutbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Events. Whoever announces something uses `announcements`; whoever wants to be told of it adds himself to
/// `subscribers`, and where it is of jobs of some owners, to `listeners` for these.
public record EventsWiring(
        Announcements announcements,
        EventListeners listeners,
        List<EventSubscriber> subscribers,
        DispatchEvents dispatch) {

    private static final Duration MOMENT = Duration.ofMillis(50);

    /// How late a subscriber is told, at most, while workers have nothing else to do.
    private static final Duration LATE = Duration.ofMillis(500);

    public static EventsWiring of(Base base) {
        var jdbi = base.database().jdbi();
        var outbox = new JdbiEventOutbox(jdbi);
        var subscribers = new ArrayList<EventSubscriber>();
        return new EventsWiring(
                new Announcements(outbox, base.clock(), base.ids()),
                new JdbiEventListeners(jdbi),
                subscribers,
                new DispatchEvents(outbox, subscribers, base.transactions()));
    }

    public void work(Loops loops) {
        loops.between(MOMENT, LATE, "dispatch-events", dispatch::handle);
    }
}
