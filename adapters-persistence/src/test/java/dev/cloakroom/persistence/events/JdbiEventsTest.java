package dev.cloakroom.persistence.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.Arrival;
import dev.cloakroom.application.events.EventFilter;
import dev.cloakroom.application.events.EventIntake;
import dev.cloakroom.application.events.Events;
import dev.cloakroom.application.events.EventsContract;
import dev.cloakroom.application.events.StoreEvents;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.persistence.Crowd;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiEventsTest implements EventsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Events events = new JdbiEvents(Routing.none(DATABASE.jdbi()));

    @Override
    public Events events() {
        return events;
    }

    @Override
    public EventIntake intake() {
        return intake(_ -> {});
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Test
    void aCrowdSharesItsTransactionsAndTheSameKeyStoresOnce() throws Exception {
        var owner = newOwner();
        var transactions = Collections.synchronizedList(new ArrayList<Integer>());
        var crowd = new Crowd();
        var held = new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                crowd.hold();
                return DATABASE.transactions().run(work);
            }
        };
        var store = new StoreEvents(events, made -> transactions.add(made.size()), held);
        var intake = new SharedEventIntake(store, DATABASE.jdbi());
        var calls = new ArrayList<Callable<Boolean>>();
        var same = EventsContract.event(owner, "a");
        for (int n = 0; n < 400; n++) {
            var event = EventsContract.event(owner, "a");
            var keyed = n % 4 == 0 ? EventsContract.keyed(same, "f") : null;
            calls.add(() -> intake.submit(new Arrival(event, keyed)).isEmpty());
        }
        assertThat(crowd.come(calls)).filteredOn(stored -> stored).hasSize(301);
        assertThat(events.list(owner, EventFilter.newest(1000))).hasSize(301);
        // Of 64 each; the first and the last who come may be alone.
        assertThat(transactions.size()).isLessThanOrEqualTo(12);
        assertThat(transactions.stream().mapToInt(Integer::intValue).sum()).isEqualTo(301);
    }

    @Test
    void anEventIsNotStoredWithoutWhatComesOfItAndItsNeighboursAre() throws Exception {
        var owner = newOwner();
        var intake = intake(stored -> {
            if (stored.stream().anyMatch(event -> event.type().value().equals("bad"))) {
                throw new IllegalStateException("no");
            }
        });
        var calls = new ArrayList<Callable<Boolean>>();
        for (int n = 0; n < 60; n++) {
            var event = EventsContract.event(owner, "good");
            calls.add(() -> intake.submit(new Arrival(event, null)).isEmpty());
        }
        calls.add(() -> {
            assertThatThrownBy(() -> intake.submit(new Arrival(EventsContract.event(owner, "bad"), null)))
                    .hasMessage("no");
            return true;
        });
        Collections.shuffle(calls);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        }
        assertThat(events.list(owner, EventFilter.newest(1000)))
                .hasSize(60)
                .allMatch(event -> event.type().value().equals("good"));
    }

    /// Counted by the server: a rare type among many events is found without walking over them.
    @Test
    void aFilteredListReadsWhatItShows() {
        var owner = newOwner();
        int often = DATABASE.patiently(() -> DATABASE.jdbi()
                .withHandle(handle ->
                        handle.createUpdate("""
                        INSERT INTO event (owner_no, id, type, source, created_at, payload)
                        SELECT owner_no, uuidv7(), 'often.' || n % 20, 0, now(), '{}'
                        FROM users, generate_series(1, 50000) AS n WHERE id = :owner
                        """).bind("owner", owner.value()).execute()));
        assertThat(often).isEqualTo(50_000);
        events.add(List.of(new Arrival(EventsContract.event(owner, "rare.one"), null)));
        assertThat(rowsRead(owner, new EventFilter(new EventPattern("rare.*"), null, null, null, null, 20)))
                .isLessThan(10);
        assertThat(rowsRead(owner, new EventFilter(new EventPattern("often.7"), null, null, null, null, 20)))
                .isLessThan(100);
        // Twenty of each of twenty types.
        assertThat(rowsRead(owner, new EventFilter(new EventPattern("often.*"), null, null, null, null, 20)))
                .isLessThan(600);
        assertThat(rowsRead(owner, new EventFilter(null, Event.Source.SYSTEM, null, null, null, 20)))
                .isLessThan(10);
        assertThat(rowsRead(owner, EventFilter.newest(20))).isLessThan(100);
    }

    private static int rowsRead(UserId owner, EventFilter filter) {
        return DATABASE.transactions()
                .run(() -> DATABASE.jdbi().withHandle(handle -> {
                    handle.execute("SET LOCAL plan_cache_mode = force_generic_plan");
                    int before = rowsRead(handle);
                    EventLists.list(handle, owner, filter);
                    return rowsRead(handle) - before;
                }));
    }

    private static int rowsRead(Handle handle) {
        return handle.createQuery("""
                        SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables
                        WHERE relname ~ '^event_(default|[0-9]+)$'
                        """).mapTo(Integer.class).one();
    }

    private EventIntake intake(Consumer<List<Event>> consequences) {
        return new SharedEventIntake(new StoreEvents(events, consequences, DATABASE.transactions()), DATABASE.jdbi());
    }
}
