package dev.cloakroom.persistence.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.upkeep.DropOldJobs;
import dev.cloakroom.application.jobs.upkeep.Leadership;
import dev.cloakroom.application.reports.TestReports;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.TestEngine;
import dev.cloakroom.persistence.reports.JdbiReports;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Weeks of the past, and what becomes of them.
@Timeout(60)
class RetentionTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration MONTH = Duration.ofDays(30);

    private final TestEngine engine = new TestEngine(DATABASE);
    private final JdbiJobHistory history = new JdbiJobHistory(DATABASE.jdbi());
    private final JdbiReports reports = new JdbiReports(DATABASE.jdbi());

    @BeforeEach
    void thereIsNoPast() {
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM leadership");
            handle.execute("DELETE FROM job_queue");
            handle.execute("DELETE FROM settled_week");
            handle.createQuery("SELECT drop_week(week) FROM job_week WHERE week < now() - interval '8 days'")
                    .mapTo(Boolean.class)
                    .list();
        });
        history.keep(MONTH);
    }

    @Test
    void aWeekGoesWithEverythingThatBelongsToItWhenAllOfItIsPast() {
        var report = report(weeksAgo(10));
        var id = report.id();
        var key = new IdempotencyKey("createReport", "key", "print", Duration.ofHours(1));
        new JdbiIdempotencyKeys(DATABASE.jdbi()).claim(engine.owner, key, id, new StoredResponse(202, Map.of(), "{}"));
        engine.sql("UPDATE idempotency SET expires_at = now() WHERE job_id = ?", id.value());
        engine.sql("INSERT INTO job_checkpoint (job_id, epoch, state) VALUES (?, 1, '{}')", id.value());
        engine.sql("""
                INSERT INTO job_attempt (job_id, epoch, attempt, started_at, ended_at, cause)
                VALUES (?, 1, 1, now(), now(), 'failed')
                """, id.value());
        engine.sql("""
                INSERT INTO event (owner_no, id, type, source, created_at, payload)
                VALUES (1, ?, 'payment.settled', 1, now(), '{}')
                """, id.value());
        engine.sql("INSERT INTO event_outbox (event_id, owner_no) VALUES (?, 1)", id.value());
        end(id, 60);

        // All over, but who knows since when.
        assertThat(history.dropPast()).isFalse();
        settledDaysAgo(29);
        assertThat(history.dropPast()).isFalse();
        assertThat(engine.jobs.find(engine.owner, id)).isPresent();
        settledDaysAgo(31);
        assertThat(history.dropPast()).as("the report goes first").isTrue();
        assertThat(reports.find(engine.owner, id)).isEmpty();
        assertThat(history.dropPast()).as("then the week").isTrue();
        assertThat(history.dropPast()).isFalse();

        assertThat(engine.jobs.find(engine.owner, id)).isEmpty();
        assertThat(reports.standings(List.of(id))).isEmpty();
        history.forgetCheckpoints(100);
        new JdbiIdempotencyKeys(DATABASE.jdbi()).forgetExpired(100);
        for (var row : new String[] {
            "job WHERE id",
            "job_queue WHERE job_id",
            "job_outcome WHERE job_id",
            "job_attempt WHERE job_id",
            "job_checkpoint WHERE job_id",
            "report WHERE id",
            "event WHERE id",
            "event_outbox WHERE event_id",
            "idempotency WHERE job_id"
        }) {
            assertThat(engine.count("SELECT count(*) FROM " + row + " = ?", id.value()))
                    .as(row)
                    .isZero();
        }
        assertThat(engine.count("SELECT count(*) FROM job_week WHERE week < now() - interval '9 weeks'"))
                .isZero();
        assertThat(engine.count("SELECT count(*) FROM settled_week")).isZero();
    }

    @Test
    void aJobThatIsNotFinishedHoldsItsWeek() {
        var waiting = submit(weeksAgo(10));
        assertThat(history.dropPast()).isFalse();
        assertThat(engine.count("SELECT count(*) FROM settled_week")).isZero();
        // Even where somebody believed it to be over.
        engine.sql(
                "INSERT INTO settled_week (week, since) VALUES (week_of(?), now() - interval '31 days')",
                waiting.value());
        assertThat(history.dropPast()).isFalse();
        assertThat(engine.find(waiting).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(engine.count("SELECT count(*) FROM settled_week")).isZero();
    }

    @Test
    void whatRunsNowIsNotHeldUp() throws Exception {
        var old = submit(weeksAgo(10));
        end(old, 60);
        assertThat(history.dropPast()).isFalse();
        settledDaysAgo(31);
        try (var reader = DATABASE.database().connectDirectly(Duration.ofMinutes(1))) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.execute("SELECT count(*) FROM job");
                assertThat(history.dropPast()).as("it gives up").isFalse();
            }
            reader.rollback();
        }
        assertThat(engine.jobs.find(engine.owner, old)).isPresent();
        assertThat(history.dropPast()).isTrue();
        assertThat(engine.jobs.find(engine.owner, old)).isEmpty();
    }

    @Test
    void aResultIsGoneWhenItsTimeIsOverThoughItsJobIsStillTold() {
        var kept = submit(weeksAgo(5));
        var over = submit(weeksAgo(5));
        end(kept, 29);
        end(over, 31);
        var queries = new JobQueries(engine.jobs);
        assertThat(queries.result(engine.owner, kept)).isEqualTo(Json.EMPTY.with("n", Json.of(1)));
        var state = queries.find(engine.owner, over).state();
        assertThat(state.times().expires())
                .isEqualTo(Objects.requireNonNull(state.times().finished()).plus(MONTH));
        assertThatExceptionOfType(Rejection.Gone.class)
                .isThrownBy(() -> queries.result(engine.owner, over))
                .satisfies(gone -> assertThat(gone.extras().text("expired_at"))
                        .isEqualTo(String.valueOf(state.times().expires())));
        // Longer from now on: it is back.
        history.keep(Duration.ofDays(90));
        assertThat(queries.result(engine.owner, over)).isNotNull();
    }

    @Test
    void whatAClockFarOffBroughtGetsAPartitionOfItsOwn() {
        var strays = new JobId[] {id(Instant.now().minus(1000, ChronoUnit.DAYS)), id(weeksAgo(20)), id(weeksAgo(-30))};
        for (var stray : strays) {
            engine.jobs.enqueue(job(stray));
        }
        end(strays[0], 1);
        var lost = id(Instant.parse("2500-01-01T00:00:00Z"));
        engine.jobs.enqueue(job(lost));
        assertThat(engine.count("SELECT count(*) FROM job_default")).isEqualTo(4);
        assertThat(history.makeRoom(Duration.ofDays(56))).isEqualTo(3);
        assertThat(history.makeRoom(Duration.ofDays(56))).isZero();
        assertThat(engine.count("SELECT count(*) FROM job_default")).isEqualTo(1);
        assertThat(engine.count("SELECT count(*) FROM job_outcome_default")).isZero();
        for (var stray : strays) {
            assertThat(engine.find(stray).id()).isEqualTo(stray);
        }
        assertThat(engine.find(lost).id()).isEqualTo(lost);
    }

    @Test
    void onlyTheLeaderDrops() {
        var old = submit(weeksAgo(10));
        end(old, 60);
        var clock = new TestClock();
        var leader = new Leadership(engine.workers, UUID.randomUUID(), clock);
        var other = new Leadership(engine.workers, UUID.randomUUID(), clock);
        assertThat(new DropOldJobs(history, MONTH, leader).handle()).isFalse();
        settledDaysAgo(31);
        assertThat(new DropOldJobs(history, MONTH, other).handle()).isFalse();
        assertThat(engine.jobs.find(engine.owner, old)).isPresent();
        assertThat(new DropOldJobs(history, Duration.ofDays(365), leader).handle())
                .isFalse();
        assertThat(engine.jobs.find(engine.owner, old)).isPresent();
        assertThat(new DropOldJobs(history, MONTH, leader).handle()).isTrue();
        assertThat(engine.jobs.find(engine.owner, old)).isEmpty();
    }

    @Test
    void firesAreForgottenWhenTheirJobsAre() {
        var schedule = UUID.randomUUID();
        engine.sql("""
                INSERT INTO schedule (id, owner_no, revision, name, cron, zone, backfill_seconds, enabled, created_at, kind,
                                      queue, priority, max_attempts, timeout_seconds, payload)
                VALUES (?, 1, 1, '', '* * * * *', 'UTC', 0, false, now(), 'x', 'default', 5, 1, 1, '{}')
                """, schedule);
        engine.sql("""
                INSERT INTO schedule_fire (schedule_id, fire_at, job_id)
                SELECT ?, now() - make_interval(hours => 24 * day), gen_random_uuid() FROM generate_series(28, 33) AS day
                """, schedule);
        assertThat(history.dropPast()).isFalse();
        assertThat(engine.count("SELECT count(*) FROM schedule_fire")).isEqualTo(2);
    }

    private static Instant weeksAgo(int weeks) {
        return Instant.now().minus(7L * weeks, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    }

    private static JobId id(Instant made) {
        return new JobId(
                new UUID(made.toEpochMilli() << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits()));
    }

    private Job job(JobId id) {
        return Job.queued(id, Submission.of(engine.owner, engine.kind, Json.EMPTY), id.createdAt());
    }

    private JobId submit(Instant made) {
        var id = id(made);
        history.makeRoom(Duration.ofDays(56));
        engine.jobs.enqueue(job(id));
        history.makeRoom(Duration.ofDays(56));
        return id;
    }

    private Report report(Instant made) {
        var id = submit(made);
        var report =
                new Report(engine.find(id), TestReports.queued(engine.owner).order(), null);
        reports.add(report);
        return report;
    }

    private void end(JobId id, int daysAgo) {
        engine.sql("""
                WITH ended AS (DELETE FROM job_queue WHERE job_id = ? RETURNING *)
                INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent, cancel_requested,
                                         finished_at, result)
                SELECT job_id, owner_no, 1, 2, 0, 1, 100, false, now() - make_interval(hours => 24 * ?), '{"n":1}'
                FROM ended
                """, id.value(), daysAgo);
    }

    private void settledDaysAgo(int days) {
        engine.sql("UPDATE settled_week SET since = now() - make_interval(hours => 24 * ?)", days);
    }
}
