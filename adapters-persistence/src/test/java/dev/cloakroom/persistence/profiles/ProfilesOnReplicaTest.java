package dev.cloakroom.persistence.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Place;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.ReplicatedServer;
import dev.cloakroom.persistence.Routing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Profiles are read on a streaming replica. It stands still in each test, so that what is not seen yet was read there.
class ProfilesOnReplicaTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    static Path folder;

    private static ReplicatedServer server;

    private final UserId owner = new UserId(UUID.randomUUID());
    private final Profile jane =
            Profile.made(new ProfileId(UUID.randomUUID()), owner, person("Jane Doe", "jane@example.com"), NOW);
    private Database here;
    private Database elsewhere;
    private JdbiProfiles profiles;
    private JdbiProfiles profilesElsewhere;

    @BeforeAll
    static void startServer() throws Exception {
        server = ReplicatedServer.start(folder);
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        here = Database.open(server.primary(), List.of(server.replica()), InstantSource.system());
        elsewhere = Database.open(server.primary(), List.of(server.replica()), InstantSource.system());
        profiles = new JdbiProfiles(here.routing());
        profilesElsewhere = new JdbiProfiles(elsewhere.routing());
        here.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO users (id, email, created_at) VALUES (?, ?, ?)",
                        owner.value(),
                        owner + "@example.com",
                        NOW));
        profiles.add(jane);
        untilTheReplicaHasIt(here.routing());
        server.pauseReplay();
    }

    @AfterEach
    void close() {
        server.resumeReplay();
        elsewhere.close();
        here.close();
    }

    @Test
    void listsAreThoseOfTheReplicaWhileOthersWrite() {
        profilesElsewhere.update(jane.changed(person("Jane Roe", "roe@example.com"), NOW));
        assertThat(profiles.at(owner, null, Place.START, 10).rows()).containsExactly(jane);
        assertThat(profiles.numbered(owner, new Email("jane@example.com"), 0, 10))
                .satisfies(page -> assertThat(page.rows()).containsExactly(jane))
                .satisfies(page -> assertThat(page.total()).isEqualTo(1));
        assertThat(profiles.find(owner, jane.id())).contains(jane);
    }

    @Test
    void whatOneWroteHereIsSeenAtOnce() {
        var renamed = jane.changed(person("Jane Roe", "roe@example.com"), NOW);
        profiles.update(renamed);
        assertThat(profiles.at(owner, null, Place.START, 10).rows()).containsExactly(renamed);
        assertThat(profiles.find(owner, jane.id())).contains(renamed);
        profiles.remove(renamed, NOW);
        assertThat(profiles.find(owner, jane.id())).isEmpty();
        assertThat(profiles.numbered(owner, null, 0, 10).total()).isZero();
    }

    @Test
    void whatTheReplicaDoesNotHaveYetIsFoundByItsId() {
        var john = Profile.made(new ProfileId(UUID.randomUUID()), owner, person("John Doe", "john@example.com"), NOW);
        profilesElsewhere.add(john);
        assertThat(profiles.find(owner, john.id())).contains(john);
    }

    /// Rounds without their second in between: replaying takes a moment, which another process decides.
    private void untilTheReplicaHasIt(Routing node) {
        long giveUp = System.nanoTime() + 60_000_000_000L;
        while (!readsOnReplica(node)) {
            assertThat(System.nanoTime())
                    .as("the replica is used: " + node.faults())
                    .isLessThan(giveUp);
            LockSupport.parkNanos(10_000_000);
            var _ = node.handle();
            node.measures().values().forEach(measure -> {
                var _ = measure.getAsBoolean();
            });
        }
    }

    private boolean readsOnReplica(Routing node) {
        return node.list(
                owner,
                handle -> handle.createQuery("SELECT pg_is_in_recovery()")
                        .mapTo(Boolean.class)
                        .one());
    }

    private static Person person(String name, String email) {
        return new Person(name, new Email(email), 36);
    }
}
