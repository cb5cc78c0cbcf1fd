package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cloakroom.application.analytics.Counters;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.analytics.JdbiCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class JobCountersTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Failure BROKEN = new Failure("source-unavailable", "The source is away.");

    /// Each outcome of the owner with its number: as the history has it, and as the counters have it.
    private static final String HISTORY = """
            SELECT j.lane_no || ' ' || o.outcome || ' '
                   || CASE WHEN o.outcome IN (1, 3) THEN coalesce(o.problem ->> 'code', '') ELSE '' END || ' ' || count(*)
            FROM job_outcome o JOIN job j ON j.id = o.job_id
            WHERE o.owner_no = (SELECT owner_no FROM users WHERE id = ?)
            GROUP BY j.lane_no, o.outcome, CASE WHEN o.outcome IN (1, 3) THEN coalesce(o.problem ->> 'code', '') ELSE '' END
            """;

    private static final String COUNTED = """
            SELECT lane_no || ' ' || outcome || ' ' || code || ' ' || sum(jobs) FROM job_counter
            WHERE owner_no = (SELECT owner_no FROM users WHERE id = ?)
            GROUP BY lane_no, outcome, code
            """;

    private final TestEngine engine = new TestEngine(DATABASE);
    private final Counters counters = new JdbiCounters(DATABASE.jdbi());

    @Test
    void whateverEndsAJobIsCounted() {
        var _ = endWith(claim -> claim.succeeded(Json.EMPTY));
        var _ = endWith(claim -> claim.refused(BROKEN));
        var _ = endWith(claim -> claim.refused(BROKEN));
        var _ = endWith(Claim::expired);
        var waiting = engine.enqueue();
        assertThat(engine.jobs.cancel(engine.owner, waiting.id())).contains(true);
        engine.enqueue();
        var asked = engine.claimOne();
        assertThat(engine.jobs.cancel(engine.owner, asked.id())).contains(true);
        assertThat(engine.settle(asked, asked.handedBack())).isTrue();
        var late = engine.enqueue();
        engine.sql(
                "UPDATE job_queue SET finish_by = now() - interval '1 s' WHERE job_id = ?",
                late.id().value());
        assertThat(engine.queue.expire(10)).isPositive();
        assertThat(rows(COUNTED)).hasSize(4).containsExactlyInAnyOrderElementsOf(rows(HISTORY));
    }

    @Test
    void aLostClaimIsNotCounted() {
        engine.enqueue();
        var claim = engine.claimOne();
        engine.sql(
                "UPDATE job_queue SET epoch = epoch + 1 WHERE job_id = ?",
                claim.id().value());
        assertThat(engine.settle(claim, claim.succeeded(Json.EMPTY))).isFalse();
        assertThat(rows(COUNTED)).isEmpty();
    }

    @Test
    void manyAtOnceAreCountedExactly() throws Exception {
        for (int i = 0; i < 200; i++) {
            engine.enqueue();
        }
        var claims = engine.claim(200);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var ends = new ArrayList<Callable<Boolean>>();
            claims.forEach(claimed -> ends.add(() -> {
                var claim = claimed.claim();
                return engine.settle(
                        claim, claim.id().hashCode() % 2 == 0 ? claim.succeeded(Json.EMPTY) : claim.refused(BROKEN));
            }));
            for (var written : threads.invokeAll(ends)) {
                assertThat(written.get()).isTrue();
            }
            for (var added : threads.invokeAll(List.<Callable<Boolean>>of(this::addUp, this::addUp, this::addUp))) {
                assertThat(added.get()).isFalse();
            }
        }
        assertThat(rows(COUNTED)).containsExactlyInAnyOrderElementsOf(rows(HISTORY));
    }

    @Test
    void addingUpChangesNoSum() throws Exception {
        var _ = endWith(claim -> claim.refused(BROKEN));
        var _ = endWith(claim -> claim.succeeded(Json.EMPTY));
        age(Duration.ofMinutes(3));
        var _ = endWith(claim -> claim.refused(BROKEN));
        assertThat(addUp()).isFalse();
        assertThat(rows(COUNTED)).containsExactlyInAnyOrderElementsOf(rows(HISTORY));
        age(Duration.ofHours(7));
        assertThat(addUp()).isFalse();
        assertThat(count("minutes = 1")).isZero();
        assertThat(rows(COUNTED)).containsExactlyInAnyOrderElementsOf(rows(HISTORY));
        age(Duration.ofDays(366));
        assertThat(addUp()).isFalse();
        assertThat(rows(COUNTED)).isEmpty();
    }

    @Test
    void failuresAreGroupedByKindAndReason() {
        var before = Instant.now().minusSeconds(120);
        var first = endWith(claim -> claim.refused(BROKEN));
        var second = endWith(claim -> claim.refused(BROKEN));
        var other = endWith(claim -> claim.refused(new Failure("validation-failed", "No.")));
        var _ = endWith(claim -> claim.succeeded(Json.EMPTY));
        var groups = counters.failures(engine.owner, before, Instant.now().plusSeconds(60), 10);
        assertThat(groups)
                .extracting(FailureGroup::kind, FailureGroup::code, FailureGroup::count, FailureGroup::newest)
                .containsExactly(
                        tuple(engine.kind, "source-unavailable", 2L, second),
                        tuple(engine.kind, "validation-failed", 1L, other));
        assertThat(groups.getFirst().first())
                .isEqualTo(engine.find(first).state().times().finished());
        assertThat(groups.getFirst().last())
                .isEqualTo(engine.find(second).state().times().finished());
        assertThat(counters.failures(engine.owner, before.minusSeconds(600), before, 10))
                .isEmpty();
        assertThat(counters.failures(DATABASE.newUser(), before, Instant.now().plusSeconds(60), 10))
                .isEmpty();
    }

    private interface End {
        Fate of(Claim claim);
    }

    private JobId endWith(End end) {
        engine.enqueue();
        var claim = engine.claimOne();
        assertThat(engine.settle(claim, end.of(claim))).isTrue();
        return claim.id();
    }

    private boolean addUp() {
        return counters.addUp(YEAR, 1_000);
    }

    private void age(Duration time) {
        engine.sql("UPDATE job_counter SET slot = slot - make_interval(secs => ?)", (double) time.toSeconds());
    }

    private int count(String condition) {
        return engine.count("SELECT count(*) FROM job_counter WHERE " + condition);
    }

    private List<String> rows(String sql) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(sql)
                        .bind(0, engine.owner.value())
                        .mapTo(String.class)
                        .list());
    }
}
