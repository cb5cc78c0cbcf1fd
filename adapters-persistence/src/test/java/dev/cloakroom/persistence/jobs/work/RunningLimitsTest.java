package dev.cloakroom.persistence.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import dev.cloakroom.application.leases.Leases;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.TestEngine;
import dev.cloakroom.persistence.leases.JdbiLeases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RunningLimitsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestEngine engine = new TestEngine(DATABASE);

    @AfterEach
    void limitNothing() {
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("UPDATE queue SET concurrency = NULL");
            handle.execute("DELETE FROM owner_share");
            // What still runs would count.
            handle.execute("DELETE FROM job_queue");
        });
    }

    @Test
    void noMoreOfAQueueRunThanItsLimitAllows() {
        engine.sql("UPDATE queue SET concurrency = 3 WHERE name = 'default'");
        fill(10);
        var taken = engine.queue.claim(engine.worker, List.of(new Share(source(), 10)));
        assertThat(taken.jobs()).hasSize(3);
        assertThat(taken.limited()).containsExactly(source());
        var first = taken.jobs().getFirst().claim();
        assertThat(engine.settle(first, first.succeeded(Json.EMPTY))).isTrue();
        assertThat(engine.claim(10)).hasSize(1);
    }

    @Test
    void noMoreOfAnOwnerRunThanHisCapAllows() {
        engine.sql(
                "INSERT INTO owner_share (owner_no, most_running) SELECT owner_no, 2 FROM users WHERE id = ?",
                engine.owner.value());
        fill(5);
        var other = new TestEngine(DATABASE);
        var _ = other.enqueue();
        assertThat(engine.claim(5)).hasSize(2);
        assertThat(engine.claim(5)).isEmpty();
        assertThat(other.claim(5)).hasSize(1);
    }

    @Test
    void claimsAtTheSameTimeDoNotGetBeyondALimitTogether() throws Exception {
        engine.sql(
                "INSERT INTO owner_share (owner_no, most_running) SELECT owner_no, 7 FROM users WHERE id = ?",
                engine.owner.value());
        fill(60);
        var source = source();
        Callable<List<Claimed>> claimer = () -> {
            var all = new ArrayList<Claimed>();
            for (int i = 0; i < 5; i++) {
                all.addAll(engine.queue
                        .claim(engine.worker, List.of(new Share(source, 3)))
                        .jobs());
            }
            return all;
        };
        int claimed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                claimed += done.get().size();
            }
        }
        assertThat(claimed).isEqualTo(7);
    }

    @Test
    void aWorkerGoesOnAsSoonAsThereIsRoomAgain() {
        engine.sql("UPDATE queue SET concurrency = 1 WHERE name = 'default'");
        var first = engine.enqueue();
        var second = engine.enqueue();
        try (var worker = new TestWorker(engine, _ -> new Ending.Succeeded(Json.EMPTY))) {
            assertThat(worker.run.handle()).isTrue();
            worker.settleOne();
            assertThat(engine.find(first.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(worker.run.handle()).isTrue();
            worker.settleOne();
            assertThat(engine.find(second.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
        }
    }

    @Test
    void leasesCountAndAreLimitedToo() {
        engine.sql("UPDATE queue SET concurrency = 3 WHERE name = 'default'");
        fill(10);
        assertThat(engine.claim(1)).hasSize(1);
        var leases = new JdbiLeases(DATABASE.jdbi(), engine.queue, engine.news);
        var source = new Leases.Source(source().lane(), source().ownerNumber(), engine.kind);
        var shares = List.of(new Leases.Share(source, 10));
        assertThat(leases.claim(engine.worker, shares, Duration.ofSeconds(30))).hasSize(2);
        assertThat(engine.claim(1)).isEmpty();
    }

    private void fill(int jobs) {
        for (int i = 0; i < jobs; i++) {
            var _ = engine.enqueue();
        }
    }

    private Source source() {
        return engine.queue.ready(Set.of(engine.kind)).sources().iterator().next();
    }
}
