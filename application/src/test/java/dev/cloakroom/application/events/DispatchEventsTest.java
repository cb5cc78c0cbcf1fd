package dev.cloakroom.application.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchEventsTest {

    private final InMemoryEventOutbox outbox = new InMemoryEventOutbox();
    private final TestClock clock = new TestClock();
    private final Announcements announcements = new Announcements(outbox, clock, new TestIds());
    private final List<EventSubscriber> subscribers = new ArrayList<>();
    private final DispatchEvents dispatch = new DispatchEvents(outbox, subscribers, new InMemoryTransactions());
    private final UserId owner = new UserId(new TestIds().get());

    @Test
    void everySubscriberIsToldOnceAndInOrder() {
        var one = new ArrayList<Event>();
        var other = new ArrayList<Event>();
        subscribers.add(one::add);
        subscribers.add(other::add);
        var first = announcements.announce(owner, "payment.settled", Json.EMPTY.with("id", Json.of(1)));
        var second = announcements.announce(owner, "payment.refused", Json.EMPTY);
        assertThat(dispatch.handle()).isFalse();
        assertThat(dispatch.handle()).isFalse();
        assertThat(one).extracting(Event::id).containsExactly(first, second);
        assertThat(other).isEqualTo(one);
        assertThat(one.getFirst().source()).isEqualTo(Event.Source.SYSTEM);
        assertThat(one.getFirst().payload()).isEqualTo(Json.EMPTY.with("id", Json.of(1)));
    }
}
