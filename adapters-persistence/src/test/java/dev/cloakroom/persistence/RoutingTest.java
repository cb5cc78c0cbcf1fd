package dev.cloakroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.jobs.news.HearOthers;
import dev.cloakroom.persistence.jobs.news.TellOthers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A primary and a true streaming replica: who answers is asked of the server that answers.
class RoutingTest {

    @TempDir
    static Path folder;

    private static ReplicatedServer server;
    private static Database primary;

    private static final JobId OLD = new JobId(new UUID(1L << 16, 0));

    private final UserId owner = new UserId(UUID.randomUUID());
    private final UserId other = new UserId(UUID.randomUUID());
    private Routing routing;

    @BeforeAll
    static void start() throws Exception {
        server = ReplicatedServer.start(folder);
        primary = Database.open(server.primary());
        primary.jdbi().useHandle(handle -> handle.execute("CREATE TABLE note (text text)"));
    }

    @AfterAll
    static void stop() throws Exception {
        primary.close();
        server.close();
    }

    @BeforeEach
    void open() {
        routing = routingTo(server.replica());
        untilTheReplicaIsUsed();
    }

    @AfterEach
    void close() {
        routing.close();
    }

    @Test
    void aListIsReadOnTheReplica() {
        assertThat(isReadOnReplica(owner)).isTrue();
        assertThat(routing.faults())
                .containsOnlyKeys("reader " + server.replica().place());
        assertThat(routing.faults().values()).containsOnly("");
    }

    @Test
    void anOwnerSeesWhatWasWrittenThoughTheReplicaIsBehind() {
        server.pauseReplay();
        try {
            write("mine");
            assertThat(notes(owner, "mine")).isEqualTo(1);
            assertThat(isReadOnReplica(other)).isTrue();
            assertThat(notes(other, "mine")).isZero();
            round();
            assertThat(isReadOnReplica(owner)).isFalse();
        } finally {
            server.resumeReplay();
        }
        untilTheReplicaIsUsed();
        assertThat(notes(owner, "mine")).isEqualTo(1);
    }

    @Test
    void anOwnerSeesOnAnotherNodeWhatWasWrittenHereAsSoonAsThatNodeHeard() {
        var telling = new TellOthers(primary.jdbi(), UUID.randomUUID(), InstantSource.system());
        routing.tellBy(telling::wrote);
        try (var elsewhere = Database.open(server.primary(), List.of(server.replica()), InstantSource.system());
                var hearing = new HearOthers(elsewhere, UUID.randomUUID(), new Broadcast(), InstantSource.system())) {
            assertThat(hearing.handle()).isTrue();
            untilTheReplicaIsUsedFor(owner, elsewhere.routing());
            server.pauseReplay();
            write("told");
            assertThat(telling.handle()).isTrue();
            while (isReadOnReplica(elsewhere.routing(), owner)) {
                assertThat(hearing.handle()).isTrue();
            }
            assertThat(isReadOnReplica(elsewhere.routing(), other)).isTrue();
        } finally {
            server.resumeReplay();
        }
    }

    @Test
    void aReplicaThatFallsTooFarBehindIsNotUsedUntilItHasCaughtUp() {
        server.pauseReplay();
        try {
            for (int i = 0; i < Routing.MOST_ROUNDS; i++) {
                assertThat(isReadOnReplica(other)).isTrue();
                write("more " + i);
                round();
            }
            assertThat(isReadOnReplica(other)).isFalse();
            assertThat(routing.faults().values()).containsOnly("is too far behind");
        } finally {
            server.resumeReplay();
        }
        untilTheReplicaIsUsed();
        assertThat(routing.faults().values()).containsOnly("");
    }

    @Test
    void aWriteThatIsRolledBackHoldsNobodyOffTheReplica() {
        var transactions = new JdbiTransactions(primary.jdbi());
        assertThatThrownBy(() -> transactions.run(() -> {
                    write("never");
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        assertThat(isReadOnReplica(owner)).isTrue();
    }

    @Test
    void insideATransactionEverythingIsReadOnThePrimary() {
        boolean replica = new JdbiTransactions(primary.jdbi()).run(() -> {
            write("uncommitted");
            assertThat(notes(other, "uncommitted")).isEqualTo(1);
            return routing.find(other, OLD, _ -> true, handle -> Optional.of(isReplica(handle)))
                    .orElseThrow();
        });
        assertThat(replica).isFalse();
    }

    @Test
    void onlyWhatIsSettledIsTakenFromTheReplica() {
        assertThat(routing.find(owner, OLD, _ -> true, handle -> Optional.of(isReplica(handle))))
                .contains(true);
        assertThat(routing.find(owner, OLD, _ -> false, handle -> Optional.of(isReplica(handle))))
                .contains(false);
    }

    @Test
    void whatTheReplicaDoesNotHaveIsLookedForOnThePrimary() {
        var found = routing.find(
                owner,
                OLD,
                _ -> true,
                handle -> isReplica(handle) ? Optional.empty() : Optional.of("found on the primary"));
        assertThat(found).contains("found on the primary");
    }

    @Test
    void aYoungJobIsLookedForOnThePrimaryAtOnce() {
        var young = new JobId(new UUID(Instant.now().toEpochMilli() << 16, 0));
        assertThat(routing.find(owner, young, _ -> true, handle -> Optional.of(isReplica(handle))))
                .contains(false);
    }

    @Test
    void aKilledReplicaCostsNoAnswerAndIsUsedAgainWhenItIsBack() throws Exception {
        server.killReplica();
        assertThat(isReadOnReplica(owner)).isFalse();
        round();
        assertThat(routing.faults().values()).allMatch(fault -> fault.startsWith("does not answer"));
        server.startReplica();
        untilTheReplicaIsUsed();
        assertThat(isReadOnReplica(owner)).isTrue();
    }

    @Test
    void aStatementThatTheReplicaCannotRunIsRunOnThePrimary() {
        var written = routing.list(owner, handle -> {
            handle.execute("INSERT INTO note VALUES ('by a reader')");
            return isReplica(handle);
        });
        assertThat(written).isFalse();
        assertThat(isReadOnReplica(owner)).isFalse();
        round();
        assertThat(isReadOnReplica(owner)).isTrue();
    }

    @Test
    void aStatementThatTakesTooLongIsNotStartedAgain() {
        assertThatThrownBy(() -> routing.list(owner, handle -> {
                    assertThat(isReplica(handle)).isTrue();
                    handle.execute("SET statement_timeout = '20ms'");
                    handle.execute("SELECT pg_sleep(10)");
                    return "never";
                }))
                .isInstanceOf(Rejection.Throttled.class);
    }

    @Test
    void aServerThatIsNoReplicaOfOursIsNeverRead() {
        routing.close();
        routing = routingTo(server.primary());
        round();
        assertThat(routing.faults().values()).containsOnly("is no replica of the primary");
        assertThat(isReadOnReplica(owner)).isFalse();
    }

    @Test
    void aReplicaThatIsAwayAtTheStartDoesNotHinderIt() {
        var nobody = new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/postgres?user=postgres", null, null, 1);
        routing.close();
        routing = routingTo(nobody);
        round();
        assertThat(isReadOnReplica(owner)).isFalse();
    }

    private static Routing routingTo(DatabaseSettings replica) {
        return Routing.of(primary.jdbi(), List.of(replica), InstantSource.system());
    }

    private void write(String text) {
        routing.write(owner, handle -> handle.execute("INSERT INTO note VALUES (?)", text));
    }

    private void round() {
        round(routing);
    }

    private static void round(Routing node) {
        assertThat(node.handle()).isFalse();
        node.measures()
                .values()
                .forEach(measure -> assertThat(measure.getAsBoolean()).isFalse());
    }

    private void untilTheReplicaIsUsed() {
        untilTheReplicaIsUsedFor(owner, routing);
    }

    /// Rounds without their second in between: replaying takes a moment, which another process decides.
    private static void untilTheReplicaIsUsedFor(UserId user, Routing node) {
        long giveUp = System.nanoTime() + 60_000_000_000L;
        round(node);
        while (!isReadOnReplica(node, user)) {
            assertThat(System.nanoTime())
                    .as("the replica is used: " + node.faults())
                    .isLessThan(giveUp);
            LockSupport.parkNanos(10_000_000);
            round(node);
        }
    }

    private static boolean isReplica(Handle handle) {
        return handle.createQuery("SELECT pg_is_in_recovery()")
                .mapTo(Boolean.class)
                .one();
    }

    private boolean isReadOnReplica(UserId user) {
        return isReadOnReplica(routing, user);
    }

    private static boolean isReadOnReplica(Routing node, UserId user) {
        return node.list(user, RoutingTest::isReplica);
    }

    private int notes(UserId user, String text) {
        return routing.list(
                user,
                handle -> handle.select("SELECT count(*) FROM note WHERE text = ?", text)
                        .mapTo(Integer.class)
                        .one());
    }
}
