package dev.cloakroom.http.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.workers.WorkersRoutes;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.workers.DrainWorker;
import dev.cloakroom.application.workers.ResumeWorker;
import dev.cloakroom.application.workers.WorkerEntries;
import dev.cloakroom.application.workers.WorkerQueries;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.workers.Worker;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.TestServer;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersApiTest {

    private static final UserId USER = new UserId(new UUID(0, 7));
    private static final String ADMIN = TestServer.token(USER, Scope.ADMIN);

    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds();
    private final Entries entries = new Entries();
    private final TestServer server = new TestServer(this::routes);

    /// Newest first.
    private static final class Entries implements WorkerEntries {
        private final TreeMap<UUID, Worker> all =
                new TreeMap<>(Comparator.comparing(UUID::toString).reversed());

        @Override
        public synchronized List<Worker> list(@Nullable UUID after, int limit) {
            var rest = after == null ? all : all.tailMap(after, false);
            return rest.values().stream().limit(limit).toList();
        }

        @Override
        public synchronized Optional<Worker> find(UUID id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public synchronized boolean setDraining(UUID id, boolean draining) {
            var worker = all.get(id);
            if (worker == null) {
                return false;
            }
            var state = new Worker.State(
                    draining, worker.state().started(), worker.state().seen());
            all.put(id, new Worker(id, worker.origin(), worker.ability(), state, worker.running(), worker.holding()));
            return true;
        }
    }

    private void routes(RoutesConfig routes, Calls calls) {
        var cursors = new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock);
        var api = new WorkersApi(
                new WorkerQueries(entries), new DrainWorker(entries), new ResumeWorker(entries), cursors, clock);
        WorkersRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aProcessIsShownWithWhatItRuns() {
        var job = new JobId(ids.get());
        var started = clock.instant();
        enter(
                new Worker.Origin.OwnProcess("worker-2", "1.2.3"),
                List.of(new Worker.Holding(job, "report", 2, started, null)));
        clock.advance(Duration.ofSeconds(90));
        var reply = server.sendAs(ADMIN, "GET /v1/workers", "");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"origin\":\"process\"", "\"host\":\"worker-2\"", "\"version\":\"1.2.3\"", "\"slots\":16")
                .contains("\"id\":\"" + job + "\",\"kind\":\"report\",\"epoch\":2", "\"age_seconds\":90")
                .doesNotContain("user_id", "lease_until");
    }

    @Test
    void whoLeasesIsShownAsUserAndKey() {
        var key = ids.get();
        var until = clock.instant().plusSeconds(30);
        var holding = new Worker.Holding(new JobId(ids.get()), "thumbnail", 1, clock.instant(), until);
        enter(new Worker.Origin.Client(USER, key), List.of(holding));
        assertThat(server.sendAs(ADMIN, "GET /v1/workers", "").body())
                .contains("\"origin\":\"http\"", "\"user_id\":\"" + USER + "\"", "\"api_key_id\":\"" + key + "\"")
                .contains("\"lease_until\":\"" + until + "\"")
                .doesNotContain("host", "version");
    }

    @Test
    void aListHasPages() {
        for (int i = 0; i < 3; i++) {
            var _ = enter(new Worker.Origin.OwnProcess("worker-" + i, "1"), List.of());
        }
        var first = TestServer.json(server.sendAs(ADMIN, "GET /v1/workers?limit=2", ""));
        assertThat(first.get("has_more")).isEqualTo(Json.of(true));
        var rest = server.sendAs(ADMIN, "GET /v1/workers?limit=2&cursor=" + first.text("next_cursor"), "");
        assertThat(rest.body()).contains("worker-0", "\"has_more\":false").doesNotContain("worker-1");
    }

    @Test
    void aWorkerIsDrainedAndResumed() {
        var id = enter(new Worker.Origin.OwnProcess("worker-2", "1"), List.of());
        var drained = server.sendAs(ADMIN, "POST /v1/workers/" + id + "/drain", "");
        assertThat(drained.statusCode()).isEqualTo(202);
        assertThat(TestServer.json(drained).get("draining")).isEqualTo(Json.of(true));
        var resumed = server.sendAs(ADMIN, "POST /v1/workers/" + id + "/resume", "");
        assertThat(resumed.statusCode()).isEqualTo(202);
        assertThat(TestServer.json(resumed).get("draining")).isEqualTo(Json.of(false));
        for (var action : List.of("drain", "resume")) {
            var reply = server.sendAs(ADMIN, "POST /v1/workers/" + UUID.randomUUID() + "/" + action, "");
            assertThat(reply.statusCode()).isEqualTo(404);
        }
    }

    private UUID enter(Worker.Origin origin, List<Worker.Holding> holding) {
        var id = ids.get();
        var ability = new Worker.Ability(List.of("report"), 16);
        var state = new Worker.State(false, clock.instant(), clock.instant());
        entries.all.put(id, new Worker(id, origin, ability, state, holding.size(), holding));
        return id;
    }
}
