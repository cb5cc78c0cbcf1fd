package dev.cloakroom.persistence.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import dev.cloakroom.application.leases.Leases;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.TestEngine;
import dev.cloakroom.persistence.leases.JdbiLeases;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RunningLimitsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestEngine engine = new TestEngine(DATABASE);
    private final Leases leases = new JdbiLeases(DATABASE.jdbi(), engine.queue, engine.news);

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
        cap(2);
        fill(5);
        var other = new TestEngine(DATABASE);
        var _ = other.enqueue();
        assertThat(engine.claim(5)).hasSize(2);
        assertThat(engine.claim(5)).isEmpty();
        assertThat(other.claim(5)).hasSize(1);
    }

    @Test
    void claimsAtTheSameTimeDoNotGetBeyondALimitTogether() throws Exception {
        fill(60);
        cap(7);
        assertThat(claimedTogether()).isEqualTo(7);
        for (int most = 14; most <= 49; most += 7) {
            engine.sql("UPDATE owner_share SET most_running = ?", most);
            assertThat(claimedTogether()).isEqualTo(7);
        }
    }

    @Test
    void workersAndLeasesAtTheSameTimeDoNotGetBeyondAQueuesLimitTogether() throws Exception {
        fill(60);
        for (int most = 7; most <= 49; most += 7) {
            engine.sql("UPDATE queue SET concurrency = ? WHERE name = 'default'", most);
            assertThat(claimedTogether()).isEqualTo(7);
        }
    }

    @Test
    void aClaimOutOfSeveralSourcesKeepsTheLimitsTheyShare() {
        var secondKind = engine.kind + ".second";
        cap(4);
        fill(3);
        for (int i = 0; i < 3; i++) {
            engine.jobs.enqueue(JobsContract.job(engine.owner, secondKind));
        }
        assertThat(claim(Set.of(engine.kind, secondKind))).isEqualTo(4);
        engine.sql("DELETE FROM owner_share");
        engine.sql("UPDATE queue SET concurrency = 5 WHERE name = 'default'");
        assertThat(claim(Set.of(engine.kind, secondKind))).isEqualTo(1);
    }

    private int claim(Set<String> kinds) {
        var shares = engine.queue.ready(kinds).sources().stream()
                .map(source -> new Share(source, 3))
                .toList();
        return engine.queue.claim(engine.worker, shares).jobs().size();
    }

    @Test
    void ofTwoLimitsTheNarrowerOneHolds() throws Exception {
        engine.sql("UPDATE queue SET concurrency = 5 WHERE name = 'default'");
        cap(9);
        fill(30);
        assertThat(claimedTogether()).isEqualTo(5);
        engine.sql("UPDATE queue SET concurrency = 20 WHERE name = 'default'");
        assertThat(claimedTogether()).isEqualTo(4);
    }

    @Test
    void whatIsReadyAgainLeavesRoom() {
        cap(2);
        fill(5);
        var claims = engine.claim(5);
        assertThat(claims).hasSize(2);
        var first = claims.getFirst().claim();
        assertThat(engine.settle(first, first.failed(new Failure("away", "Away."), Duration.ofHours(1))))
                .isTrue();
        assertThat(engine.claim(5)).hasSize(1);
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
        assertThat(lease(source(), 10)).isEqualTo(2);
        assertThat(engine.claim(1)).isEmpty();
    }

    /// How many jobs four workers get, two of them over HTTP, that all ask again and again.
    private int claimedTogether() throws Exception {
        var source = source();
        var start = new CyclicBarrier(4);
        IntSupplier worker = () -> engine.queue
                .claim(engine.worker, List.of(new Share(source, 3)))
                .jobs()
                .size();
        IntSupplier leaser = () -> lease(source, 3);
        int claimed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claimers = Stream.of(worker, leaser, worker, leaser)
                    .map(ask -> fiveTimes(start, ask))
                    .toList();
            for (var done : threads.invokeAll(claimers)) {
                claimed += done.get();
            }
        }
        return claimed;
    }

    private static Callable<Integer> fiveTimes(CyclicBarrier start, IntSupplier ask) {
        return () -> {
            start.await();
            int all = 0;
            for (int i = 0; i < 5; i++) {
                all += ask.getAsInt();
            }
            return all;
        };
    }

    private int lease(Source source, int most) {
        var leased = new Leases.Source(source.lane(), source.ownerNumber(), engine.kind);
        return leases.claim(engine.worker, List.of(new Leases.Share(leased, most)), Duration.ofSeconds(30))
                .size();
    }

    private void cap(int most) {
        engine.sql("INSERT INTO owner_share SELECT owner_no, ? FROM users WHERE id = ?", most, engine.owner.value());
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
