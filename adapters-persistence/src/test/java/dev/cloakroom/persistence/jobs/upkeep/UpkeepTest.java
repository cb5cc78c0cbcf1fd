package dev.cloakroom.persistence.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.jobs.upkeep.Leadership;
import dev.cloakroom.application.jobs.upkeep.MaintainJobs;
import dev.cloakroom.application.jobs.upkeep.PromoteJobs;
import dev.cloakroom.application.jobs.upkeep.RescueJobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class UpkeepTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestEngine engine = new TestEngine(DATABASE);
    private final TestClock clock = new TestClock();
    private final Leadership leader = new Leadership(engine.workers, UUID.randomUUID(), clock);
    private final JdbiJobHistory history = new JdbiJobHistory(DATABASE.jdbi());

    @BeforeEach
    void nobodyLeads() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM leadership"));
    }

    @Test
    void oneLeadsUntilItsTimeIsOverAndTheTermTellsLeadersApart() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var minute = Duration.ofMinutes(1);
        assertThat(engine.workers.lead("test", first, minute)).isEqualTo(OptionalLong.of(1));
        assertThat(engine.workers.lead("test", second, minute)).isEmpty();
        assertThat(engine.workers.lead("test", first, Duration.ofSeconds(-1))).isEqualTo(OptionalLong.of(1));
        assertThat(engine.workers.lead("test", second, minute)).isEqualTo(OptionalLong.of(2));
        assertThat(engine.workers.lead("test", first, minute)).isEmpty();
    }

    @Test
    void onlyTheLeaderRescues() {
        var job = engine.enqueue();
        var claim = engine.claimOne();
        engine.workers.deregister(engine.worker);
        assertThat(engine.workers.lead("jobs", UUID.randomUUID(), Duration.ofMinutes(1)))
                .isPresent();
        assertThat(rescue().handle()).isFalse();
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.RUNNING);
        nobodyLeads();
        clock.advance(Duration.ofSeconds(5));
        assertThat(rescue().handle()).isFalse();
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(engine.settle(claim, claim.succeeded(Json.EMPTY))).isFalse();
        assertThat(engine.claimOne().crashes()).isEqualTo(1);
    }

    @Test
    void anAttemptThatItsWorkerLetsRunTooLongCountsAndWaitsForTheNext() {
        var job = engine.enqueue();
        var _ = engine.claimOne();
        engine.sql(
                "UPDATE job_queue SET deadline_at = now() - interval '31 seconds' WHERE job_id = ?",
                job.id().value());
        assertThat(rescue().handle()).isFalse();
        var state = engine.find(job.id()).state();
        assertThat(state.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(state.attempts()).isEqualTo(1);
        assertThat(engine.claim(1)).isEmpty();
    }

    @Test
    void delayedJobsBecomeReadyAndLateOnesExpire() {
        var late = engine.enqueue(
                new Limits(5, Duration.ofMinutes(1), Instant.now().plusSeconds(3600)));
        engine.sql(
                "UPDATE job_queue SET finish_by = now() WHERE job_id = ?",
                late.id().value());
        var due = engine.enqueue();
        engine.sql(
                "UPDATE job_queue SET state = 2, run_at = now() WHERE job_id = ?",
                due.id().value());
        assertThat(new PromoteJobs(engine.queue, leader).handle()).isFalse();
        assertThat(engine.find(late.id()).status()).isEqualTo(JobStatus.EXPIRED);
        assertThat(engine.claimOne().id()).isEqualTo(due.id());
    }

    @Test
    void roomIsMadeAheadAndWhatNobodyNeedsIsForgotten() {
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("DROP TABLE " + lastOf("job"));
            handle.execute("DROP TABLE " + lastOf("job_outcome"));
            handle.execute("DROP TABLE " + lastOf("job_attempt"));
        });
        engine.sql("UPDATE worker SET seen_at = now() - interval '2 days' WHERE worker_no = ?", engine.worker);
        var maintain = new MaintainJobs(history, new JdbiIdempotencyKeys(DATABASE.jdbi()), engine.workers, leader);
        assertThat(maintain.handle()).isTrue();
        assertThat(maintain.handle()).isFalse();
        assertThat(engine.workers.beat(engine.worker)).isEmpty();
    }

    @Test
    void whatArrivedBeforeItsWeekWasMadeMovesToItsPartition() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                INSERT INTO job (id, owner_no, lane_no, max_attempts, priority, timeout_seconds, created_at, payload)
                VALUES (first_id_at(now() + interval '20 weeks'), 1, 1, 5, 5, 60, now(), '{}')
                """));
        assertThat(engine.count("SELECT count(*) FROM job_default")).isEqualTo(1);
        assertThat(history.makeRoom(Duration.ofDays(21 * 7))).isPositive();
        assertThat(engine.count("SELECT count(*) FROM job_default")).isZero();
        assertThat(engine.count("SELECT count(*) FROM job WHERE id > first_id_at(now() + interval '19 weeks')"))
                .isEqualTo(1);
    }

    private static String lastOf(String table) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                SELECT max(inhrelid::regclass::text) FROM pg_inherits
                                WHERE inhparent = CAST(:table AS regclass)
                                  AND inhrelid::regclass::text NOT LIKE '%default'
                                """)
                        .bind("table", table)
                        .mapTo(String.class)
                        .one());
    }

    private RescueJobs rescue() {
        return new RescueJobs(engine.queue, leader, new Random(1));
    }
}
