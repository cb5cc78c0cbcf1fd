package dev.cloakroom.persistence.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.analytics.Counters;
import dev.cloakroom.application.analytics.CountersContract;
import dev.cloakroom.application.analytics.InMemoryCounters.Ended;
import dev.cloakroom.domain.analytics.TimeSketch;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.OutcomeCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiCountersTest implements CountersContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Map<JobStatus, Integer> OUTCOMES =
            Map.of(JobStatus.SUCCEEDED, 0, JobStatus.FAILED, 1, JobStatus.CANCELED, 2, JobStatus.EXPIRED, 3);

    /// Minutes for the last hours, and quarters before.
    private static final String ENDED = """
            WITH slot AS (
                SELECT CASE WHEN CAST(:at AS timestamptz) < CAST(:now AS timestamptz) - interval '7 hours' THEN 15 ELSE 1 END
                    AS minutes
            ), queue AS (
                INSERT INTO queue (name) VALUES (:queue) ON CONFLICT DO NOTHING
            ), lane AS (
                INSERT INTO lane (queue, kind, first_owner_no) VALUES (:queue, :kind, 0)
                ON CONFLICT (queue, kind) DO UPDATE SET kind = EXCLUDED.kind
                RETURNING lane_no
            ), bin AS (
                SELECT u.owner_no, date_bin(make_interval(mins => minutes), :at, 'epoch') AS slot, minutes, lane_no,
                       merge_times(ARRAY[time_entry(0, make_interval(secs => :ran)),
                                         time_entry(1, make_interval(secs => :waited))]) AS times
                FROM users u, slot, lane WHERE u.id = :owner
            ), timed AS (
                INSERT INTO job_time AS t (owner_no, slot, lane_no, times)
                SELECT owner_no, slot, lane_no, times FROM bin WHERE minutes = 15 AND :timed
                ON CONFLICT (owner_no, slot, lane_no) DO UPDATE SET times = merge_times(t.times || EXCLUDED.times)
            )
            INSERT INTO job_counter AS c (owner_no, slot, minutes, lane_no, outcome, code, shard, jobs, first_at, last_at,
                                          newest, times)
            SELECT owner_no, slot, minutes, lane_no, :outcome, :code, 0, 1, :at, :at, :id,
                   CASE WHEN minutes = 1 AND :timed THEN times END
            FROM bin
            """ + OutcomeCounters.ADD_UP;

    private final Counters counters = new JdbiCounters(DATABASE.jdbi());

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Override
    public void ended(Ended job) {
        DATABASE.jdbi()
                .useHandle(handle -> assertThat(handle.createUpdate(ENDED)
                                .bind("owner", job.owner().value())
                                .bind("at", job.at())
                                .bind("now", NOW)
                                .bind("queue", job.queue())
                                .bind("kind", job.kind())
                                .bind("outcome", OUTCOMES.get(job.status()))
                                .bind("code", job.code())
                                .bind("id", job.id().value())
                                .bind("timed", job.ran() != null)
                                .bind("ran", seconds(job.ran()))
                                .bind("waited", seconds(job.waited()))
                                .execute())
                        .isEqualTo(1));
    }

    private static double seconds(@Nullable Duration took) {
        return took == null ? 0 : took.toNanos() / 1e9;
    }

    @Override
    public void received(UserId owner, Instant at) {
        DATABASE.jdbi()
                .useHandle(handle -> assertThat(handle.createUpdate("""
                        INSERT INTO event_counter AS c (owner_no, slot, minutes, shard, events)
                        SELECT owner_no, date_bin('15 minutes', :at, 'epoch'), 15, 0, 1 FROM users WHERE id = :owner
                        """ + EventCounters.ADD_UP)
                                .bind("owner", owner.value())
                                .bind("at", at)
                                .execute())
                        .isEqualTo(1));
    }

    @Test
    void theDatabaseHasTheSameBucketsAsTheSketch() {
        var random = new Random(7);
        DATABASE.jdbi().useHandle(handle -> {
            for (int i = 0; i < 500; i++) {
                var took = Duration.ofNanos((long) (Math.exp(random.nextDouble(25)) * 1_000_000))
                        .truncatedTo(ChronoUnit.MICROS);
                long entry = handle.createQuery("SELECT time_entry(1, make_interval(secs => :secs))")
                        .bind("secs", seconds(took))
                        .mapTo(Long.class)
                        .one();
                assertThat(entry >> 32).as("%s", took).isEqualTo(1_024L + TimeSketch.bucket(took));
                assertThat(entry & 0xffffffffL).isEqualTo(1);
            }
        });
    }

    /// A function of SQL that PostgreSQL has to call takes longer than all else of a job's end.
    @Test
    void theBucketOfATimeIsFoundWithoutACall() {
        DATABASE.jdbi()
                .useHandle(handle -> assertThat(handle.createQuery(
                                        "EXPLAIN (VERBOSE, COSTS OFF) SELECT time_entry(0, now() - created_at) FROM users")
                                .mapTo(String.class)
                                .list())
                        .anyMatch(line -> line.contains("ln("))
                        .noneMatch(line -> line.contains("time_entry")));
    }
}
