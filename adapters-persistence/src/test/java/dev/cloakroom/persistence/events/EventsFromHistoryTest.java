package dev.cloakroom.persistence.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.analytics.Counters;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.events.NewEvent;
import dev.cloakroom.application.events.ReceiveEvent;
import dev.cloakroom.application.events.ReceiveEvents;
import dev.cloakroom.application.events.StoreEvents;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.JdbiTransactions;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.analytics.JdbiCounters;
import dev.cloakroom.persistence.jobs.proof.CutConnections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Clients send events one by one and in batches, each again until it has an answer, over connections that are cut
/// before and after statements and commits. Whatever became of each is among the events; the counters say the same.
@Timeout(300)
class EventsFromHistoryTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration KEPT = Duration.ofDays(400);
    private static final int CLIENTS = 8;
    private static final int REQUESTS = 60;

    /// Reaches into quarters that are added up already; of the later ones the minutes are told apart.
    private static final Duration SPREAD = Period.MINUTES_STAY.plusHours(2);

    private static final String STORED = """
            SELECT date_bin(make_interval(mins => :minutes), e.created_at, 'epoch'), count(*)
            FROM event e JOIN users u USING (owner_no) WHERE u.id = :owner AND e.source = 0 AND e.created_at >= :since
            GROUP BY 1
            """;

    private static final String COUNTED = """
            SELECT date_bin(make_interval(mins => :minutes), c.slot, 'epoch'), sum(events)
            FROM event_counter c JOIN users u USING (owner_no) WHERE u.id = :owner AND c.slot >= :since
            GROUP BY 1
            """;

    private static final String OF_KEYS = """
            SELECT count(*) FROM event JOIN users u USING (owner_no) WHERE u.id = :owner AND type = 'keyed'
            """;

    private final UserId owner = DATABASE.newUser();
    private final Caller caller = new Caller(
            new Principal(owner, Role.USER, Set.of(), new Principal.Credential.ApiKey(UUID.randomUUID())), null, "r-1");
    private final Counters counters = new JdbiCounters(DATABASE.jdbi());

    /// How many events a request has.
    private enum Way {
        SINGLE,
        BATCH;

        int events() {
            return this == SINGLE ? 1 : 3;
        }
    }

    /// A process that takes events in over these connections.
    private record Inlet(ReceiveEvent single, ReceiveEvents batch) {
        static Inlet over(Jdbi jdbi, InstantSource clock) {
            var ids = new TestIds(clock);
            var transactions = new JdbiTransactions(jdbi);
            var store = new StoreEvents(new JdbiEvents(Routing.none(jdbi)), _ -> {}, transactions);
            return new Inlet(
                    new ReceiveEvent(new SharedEventIntake(store, jdbi), clock, ids),
                    new ReceiveEvents(store, new JdbiIdempotencyKeys(jdbi), transactions, clock, ids));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsCutIsCountedOnceWhenItIsSentAgain(Way way) {
        var whole = CutConnections.none(DATABASE.database());
        send(Inlet.over(whole.jdbi(), InstantSource.system()), way, "whole");
        assertThat(whole.boundaries()).isPositive();
        for (int boundary = 1; boundary <= whole.boundaries(); boundary++) {
            var cut = new CutConnections(DATABASE.database(), boundary);
            var key = "cut-" + boundary;
            try {
                send(Inlet.over(cut.jdbi(), InstantSource.system()), way, key);
            } catch (JdbiException | Rejection _) {
                // Told as it is, or as a refusal for the time being.
            }
            assertThat(cut.hasCut()).isTrue();
            send(Inlet.over(DATABASE.jdbi(), InstantSource.system()), way, key);
            assertThat(ofKeys()).isEqualTo((boundary + 1L) * way.events());
            assertCountedAsStored(Instant.now());
        }
    }

    @Test
    void aCrowdIsCountedAsItIsStoredThoughConnectionsBreak() throws Exception {
        new Announcements(new JdbiEventOutbox(DATABASE.jdbi()), InstantSource.system(), new TestIds())
                .announce(owner, "payment.settled", Json.EMPTY);
        var now = Instant.now();
        var cut = CutConnections.every(DATABASE.database(), 13);
        var random = new Random(12);
        var inlet = Inlet.over(cut.jdbi(), () -> now.minusMillis(random.nextLong(SPREAD.toMillis())));
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var addingUp = threads.submit(() -> {
                while (!over.get()) {
                    addUp();
                }
            });
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> Executors.callable(() -> sendAll(inlet, client / 2)))
                    .toList();
            for (var client : threads.invokeAll(clients)) {
                client.get();
            }
            over.set(true);
            addingUp.get();
        }
        assertThat(cut.hasCut()).isTrue();
        assertThat(ofKeys()).isEqualTo(CLIENTS / 2L * REQUESTS / 2 * (Way.SINGLE.events() + Way.BATCH.events()));
        assertCountedAsStored(now);
        while (addUp()) {}
        assertCountedAsStored(now);
    }

    /// Two clients send the same under the same keys. Some requests have none: these are stored as often as they
    /// arrive.
    private void sendAll(Inlet inlet, int pair) {
        for (int request = 0; request < REQUESTS; request++) {
            var way = request % 2 == 0 ? Way.SINGLE : Way.BATCH;
            sendUntilAnswered(inlet, way, pair + "-" + request);
            if (request % 5 == 0) {
                sendUntilAnswered(inlet, way, null);
            }
        }
    }

    private void sendUntilAnswered(Inlet inlet, Way way, @Nullable String key) {
        while (true) {
            try {
                send(inlet, way, key);
                return;
            } catch (JdbiException | Rejection.Conflict | Rejection.Throttled _) {
                // It is stored or not.
            }
        }
    }

    private void send(Inlet inlet, Way way, @Nullable String key) {
        var told = new NewEvent(new EventType(key == null ? "free" : "keyed"), Json.EMPTY);
        switch (way) {
            case SINGLE -> inlet.single.handle(caller, told, once(way, key));
            case BATCH -> inlet.batch.handle(caller, Collections.nCopies(way.events(), told), once(way, key));
        }
    }

    private static <T> Once<T> once(Way way, @Nullable String key) {
        return key == null
                ? Once.always()
                : new Once<>(
                        new IdempotencyKey(way.name(), key, "fingerprint", Duration.ofHours(1)),
                        _ -> new StoredResponse(201, Map.of(), "{}"));
    }

    private boolean addUp() {
        return counters.addUp(KEPT, 20);
    }

    private void assertCountedAsStored(Instant now) {
        var since = now.minus(Period.MINUTES_STAY).truncatedTo(ChronoUnit.MINUTES);
        assertThat(slots(COUNTED, 1, since)).isEqualTo(slots(STORED, 1, since)).isNotEmpty();
        assertThat(slots(COUNTED, 15, Instant.EPOCH)).isEqualTo(slots(STORED, 15, Instant.EPOCH));
    }

    private Map<Instant, Long> slots(String sql, int minutes, Instant since) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(sql)
                        .bind("owner", owner.value())
                        .bind("minutes", minutes)
                        .bind("since", since)
                        .map((row, _) ->
                                Map.entry(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private long ofKeys() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(OF_KEYS)
                        .bind("owner", owner.value())
                        .mapTo(Long.class)
                        .one());
    }
}
