package dev.cloakroom.persistence.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.events.DispatchEvents;
import dev.cloakroom.application.events.EventOutbox;
import dev.cloakroom.application.events.EventOutboxContract;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiEventOutboxTest implements EventOutboxContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final EventOutbox outbox = new JdbiEventOutbox(DATABASE.jdbi());

    @Override
    public EventOutbox outbox() {
        return outbox;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    /// What another test put aside for half a minute is due in this one where that takes so long.
    @BeforeEach
    void nothingIsPutAside() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM event_outbox"));
    }

    @Test
    void severalDispatchersTellEachEventOnce() {
        var owner = newOwner();
        var announcements = new Announcements(outbox, new TestClock(), new TestIds());
        var announced = new ArrayList<EventId>();
        transactions().run(() -> {
            for (int n = 0; n < 1000; n++) {
                announced.add(announcements.announce(owner, "payment.settled", Json.EMPTY));
            }
        });
        var told = Collections.synchronizedList(new ArrayList<EventId>());
        var dispatch = new DispatchEvents(outbox, List.of(event -> told.add(event.id())), transactions());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 4; n++) {
                threads.execute(() -> {
                    while (dispatch.handle()) {}
                });
            }
        }
        assertThat(dispatch.handle()).isFalse();
        assertThat(told).containsExactlyInAnyOrderElementsOf(announced);
    }

    @Test
    void anAnnouncementOfATransactionThatFailsIsNone() {
        var announcements = new Announcements(outbox, new TestClock(), new TestIds());
        var owner = newOwner();
        try {
            transactions().run(() -> {
                announcements.announce(owner, "payment.settled", Json.EMPTY);
                throw new IllegalStateException("after all");
            });
        } catch (IllegalStateException _) {
            assertThat(transactions().run(() -> outbox.take(1))).isEmpty();
        }
    }

    @Test
    void anEventThatASubscriberFailsAtWaitsAndTheOthersDoNot() {
        var announcements = new Announcements(outbox, new TestClock(), new TestIds());
        var told = new ArrayList<String>();
        var dispatch = new DispatchEvents(
                outbox,
                List.of(event -> {
                    if (event.type().value().equals("broken")) {
                        throw new IllegalStateException("cannot");
                    }
                    told.add(event.type().value());
                }),
                transactions());
        var owner = newOwner();
        announcements.announce(owner, "before", Json.EMPTY);
        announcements.announce(owner, "broken", Json.EMPTY);
        announcements.announce(owner, "after", Json.EMPTY);
        assertThatThrownBy(dispatch::handle).hasMessage("cannot");
        assertThat(dispatch.handle()).isFalse();
        // The first stood in the batch that was rolled back, too.
        assertThat(told).containsExactly("before", "before", "after");
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE event_outbox SET due_at = now() WHERE owner_no = (SELECT owner_no FROM users WHERE id = ?)",
                        owner.value()));
        assertThat(transactions().run(() -> outbox.take(100)))
                .extracting(event -> event.type().value())
                .containsExactly("broken");
    }

    @Test
    void listenersComeAndGoAnyNumberOfTimes() {
        var listeners = new JdbiEventListeners(DATABASE.jdbi());
        var owner = newOwner();
        var one = new TestIds().get();
        listeners.add(owner, one);
        listeners.add(owner, one);
        assertThat(listenersOf(owner)).isEqualTo(1);
        listeners.remove(newOwner(), one);
        assertThat(listenersOf(owner)).isEqualTo(1);
        listeners.remove(owner, one);
        listeners.remove(owner, one);
        assertThat(listenersOf(owner)).isZero();
    }

    private static long listenersOf(UserId owner) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM event_listener JOIN users USING (owner_no) WHERE id = :owner
                        """)
                        .bind("owner", owner.value())
                        .mapTo(Long.class)
                        .one());
    }
}
