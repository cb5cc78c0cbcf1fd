package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.analytics.Counters;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.analytics.JdbiCounters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Workers claim, succeed, fail, try again and cancel at once, and again and again all their connections are cut.
/// Whatever became of each job is in the history; the counters say the same.
@Timeout(120)
class CountersFromHistoryTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int JOBS = 400;
    private static final int WORKERS = 4;
    private static final int ENDS_BETWEEN_CUTS = 2;
    private static final Failure BROKEN = new Failure("source-unavailable", "The source is away.");

    private static final String CUT = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """;

    /// By minute, lane, outcome and code: how many jobs, and the first and the last of them.
    private static final String HISTORY = """
            SELECT date_trunc('minute', o.finished_at) || ' ' || j.lane_no || ' ' || o.outcome || ' '
                   || CASE WHEN o.outcome IN (1, 3) THEN coalesce(o.problem ->> 'code', '') ELSE '' END
                   || ' ' || count(*) || ' ' || min(o.finished_at) || ' ' || max(o.finished_at)
            FROM job_outcome o JOIN job j ON j.id = o.job_id
            GROUP BY date_trunc('minute', o.finished_at), j.lane_no, o.outcome,
                     CASE WHEN o.outcome IN (1, 3) THEN coalesce(o.problem ->> 'code', '') ELSE '' END
            """;

    private static final String COUNTED = """
            SELECT slot || ' ' || lane_no || ' ' || outcome || ' ' || code || ' ' || sum(jobs) || ' ' || min(first_at) || ' '
                   || max(last_at)
            FROM job_counter GROUP BY slot, lane_no, outcome, code
            """;

    private static final String TIMES_OF_HISTORY = """
            SELECT time_entry(0, finished_at - started_at) >> 32 AS bucket, count(*) FROM job_outcome WHERE outcome <= 1
            GROUP BY 1 ORDER BY 1
            """;

    private static final String TIMES_COUNTED = """
            SELECT entry >> 32, sum(entry & 4294967295) FROM job_counter, unnest(times) AS entry WHERE entry >> 32 < 1024
            GROUP BY 1 ORDER BY 1
            """;

    private final TestEngine engine = new TestEngine(DATABASE);
    private final Counters counters = new JdbiCounters(DATABASE.jdbi());
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    @Test
    void nothingIsCountedTwiceOrNotAtAllThoughConnectionsBreak() throws Exception {
        for (int i = 0; i < JOBS; i++) {
            engine.enqueue(TestEngine.attempts(3));
        }
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            var working = new ArrayList<Callable<Void>>();
            for (int worker = 0; worker < WORKERS; worker++) {
                var random = new Random(worker);
                working.add(() -> {
                    work(random);
                    return null;
                });
            }
            for (var each : threads.invokeAll(working)) {
                each.get();
            }
        }
        assertThat(cuts).hasPositiveValue();
        assertThat(engine.count("SELECT count(*) FROM job_outcome")).isEqualTo(JOBS);
        assertThat(rows(COUNTED)).containsExactlyInAnyOrderElementsOf(rows(HISTORY));
        assertThat(pairs(TIMES_COUNTED)).isEqualTo(pairs(TIMES_OF_HISTORY)).isNotEmpty();
    }

    /// A job that was claimed by a statement whose answer was lost is handed over again as one that this worker holds.
    private void work(Random random) {
        while (left() > 0) {
            try {
                var claims = new ArrayList<>(engine.queue.held(engine.worker));
                engine.claim(5).forEach(claimed -> claims.add(claimed.claim()));
                for (var claim : claims) {
                    end(claim, random);
                }
                engine.queue.promote(100);
                counters.addUp(Duration.ofDays(365), 100);
            } catch (JdbiException | Rejection.Throttled _) {
                // The connection was cut; what it did is done or not.
            }
        }
    }

    /// Cuts the connections of all others every now and then: not all the time, or nobody would get on where it takes
    /// long to connect.
    private void end(Claim claim, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> engine.jobs.cancel(engine.owner, claim.id());
            case 1 -> engine.settle(claim, claim.refused(BROKEN));
            case 2 -> engine.settle(claim, new Fate.Again(Attempt.End.FAILED, Duration.ZERO, true, BROKEN));
            default -> engine.settle(claim, claim.succeeded(Json.EMPTY));
        }
        if (ended.incrementAndGet() % ENDS_BETWEEN_CUTS == 0) {
            cut();
        }
    }

    private int left() {
        try {
            return engine.count("SELECT count(*) FROM job_queue");
        } catch (JdbiException | Rejection.Throttled _) {
            return 1;
        }
    }

    private void cut() {
        try {
            cuts.addAndGet(engine.count(CUT));
        } catch (JdbiException | Rejection.Throttled _) {
            // Somebody cut this one.
        }
    }

    private List<String> rows(String sql) {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private List<List<Long>> pairs(String sql) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(sql)
                        .map((row, _) -> List.of(row.getLong(1), row.getLong(2)))
                        .list());
    }
}
