package dev.cloakroom.persistence.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.Arrival;
import dev.cloakroom.application.events.EventFilter;
import dev.cloakroom.application.events.StoreEvents;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.triggers.FireTriggers;
import dev.cloakroom.application.triggers.Triggers;
import dev.cloakroom.application.triggers.TriggersContract;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.auth.JdbiUsers;
import dev.cloakroom.persistence.events.JdbiEvents;
import dev.cloakroom.persistence.events.SharedEventIntake;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiTriggersTest implements TriggersContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Triggers triggers = new JdbiTriggers(DATABASE.jdbi());
    private final TestIds ids = new TestIds();
    private final TestClock clock = new TestClock();
    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final JdbiEvents events = new JdbiEvents(Routing.none(DATABASE.jdbi()));
    private final FireTriggers fire =
            new FireTriggers(triggers, new JdbiUsers(DATABASE.jdbi()), new Kinds(Map.of()), jobs, clock, ids);
    private final StoreEvents store = new StoreEvents(events, fire::handle, DATABASE.transactions());

    @Override
    public Triggers triggers() {
        return triggers;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Test
    void anEventAndItsJobsAreStoredTogetherAlsoThoseThatFail() {
        var owner = newOwner();
        triggers.add(TriggersContract.trigger(owner, "order.*", Source.CLIENT));
        var good = event(owner, Json.EMPTY.with("order", Json.of("A-1")).with("amount", Json.of(10)));
        var bad = event(owner, Json.EMPTY.with("amount", Json.of(10)));
        store.handle(List.of(new Arrival(good, null), new Arrival(bad, null)));
        var made = jobs.list(owner, JobFilter.newest(10));
        assertThat(made).hasSize(2);
        var failed = made.getFirst();
        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(Objects.requireNonNull(failed.state().error()).code()).isEqualTo("event-incomplete");
        assertThat(failed.submission().origin().event()).isEqualTo(bad.id());
        assertThat(failed.retryable()).isTrue();
        var queued = jobs.find(owner, made.getLast().id()).orElseThrow();
        assertThat(queued.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(queued.submission().payload()).isEqualTo(Json.EMPTY.with("order", Json.of("A-1")));
        assertThat(queued.submission().origin().event()).isEqualTo(good.id());
    }

    /// The tallies of many transactions at a time: nothing is lost, nobody deadlocks.
    @Test
    void manyEventsAtOnceAreCountedExactly() throws Exception {
        var owner = newOwner();
        for (int n = 0; n < 5; n++) {
            triggers.add(TriggersContract.trigger(owner, "order.*", Source.CLIENT));
        }
        var intakes =
                List.of(new SharedEventIntake(store, DATABASE.jdbi()), new SharedEventIntake(store, DATABASE.jdbi()));
        var calls = new ArrayList<Callable<Boolean>>();
        for (int n = 0; n < 200; n++) {
            var intake = intakes.get(n % 2);
            var event = event(owner, Json.EMPTY.with("order", Json.of(n)).with("amount", Json.of(10)));
            calls.add(() -> intake.submit(new Arrival(event, null)).isEmpty());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        }
        assertThat(events.list(owner, EventFilter.newest(1000))).hasSize(200);
        assertThat(jobs.list(owner, JobFilter.newest(2000))).hasSize(1000);
        assertThat(triggers.list(owner, null, 10))
                .hasSize(5)
                .allSatisfy(standing -> assertThat(standing.tally().fired()).isEqualTo(200));
    }

    private Event event(UserId owner, Json.Obj payload) {
        return new Event(
                new EventId(ids.get()),
                owner,
                new EventType("order.paid"),
                Source.CLIENT,
                payload,
                0,
                TriggersContract.NOW,
                null);
    }
}
