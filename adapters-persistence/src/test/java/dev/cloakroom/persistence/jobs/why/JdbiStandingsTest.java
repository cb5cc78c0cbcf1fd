package dev.cloakroom.persistence.jobs.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.why.Standing;
import dev.cloakroom.domain.jobs.why.Standing.Limit;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.TestEngine;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class JdbiStandingsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestEngine engine = new TestEngine(DATABASE);
    private final JdbiStandings standings = new JdbiStandings(DATABASE.jdbi());

    @AfterEach
    void noLimits() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE queue SET paused_at = NULL, concurrency = NULL"));
    }

    @Test
    void thoseAheadAreOnesOwnOfTheSameKindThatComeFirst() {
        var first = engine.enqueue();
        var second = engine.enqueue();
        var urgent = engine.enqueue(Limits.DEFAULT, 0);
        assertThat(find(urgent.id()).ahead()).isZero();
        assertThat(find(first.id()).ahead()).isEqualTo(1);
        assertThat(find(second.id()).ahead()).isEqualTo(2);
        assertThat(engine.claimOne().id()).isEqualTo(urgent.id());
        assertThat(find(second.id()))
                .extracting(Standing::ahead, Standing::beside)
                .containsExactly(1, 1);
    }

    @Test
    void limitsAreCountedWhereThereAreSome() {
        engine.enqueue();
        var waiting = engine.enqueue();
        assertThat(engine.claimOne()).isNotNull();
        assertThat(find(waiting.id()).queue()).isEqualTo(new Limit(0, null));
        engine.sql("UPDATE queue SET paused_at = now(), concurrency = 7 WHERE name = 'default'");
        engine.sql("INSERT INTO owner_share SELECT owner_no, 1 FROM users WHERE id = ?", engine.owner.value());
        var standing = find(waiting.id());
        assertThat(standing.pausedAt()).isNotNull();
        assertThat(standing.queue().most()).isEqualTo(7);
        assertThat(standing.queue().running()).isPositive();
        assertThat(standing.owner()).isEqualTo(new Limit(1, 1));
    }

    @Test
    void whoeverFailedWaitsAndSaysWhy() {
        engine.enqueue();
        var claim = engine.claimOne();
        assertThat(find(claim.id()).worker()).isEqualTo("test");
        var failed = claim.failed(new Failure("source-unavailable", "Away."), Duration.ofHours(1));
        assertThat(engine.settle(claim, failed)).isTrue();
        var standing = find(claim.id());
        assertThat(standing.delayed()).isTrue();
        assertThat(standing.until()).isNotNull();
        assertThat(standing.lastCode()).isEqualTo("source-unavailable");
    }

    @Test
    void aKindIsServedByALiveWorkerThatTakesIt() {
        var job = engine.enqueue();
        var served = "UPDATE worker SET kinds = ARRAY[?], draining = ?, seen_at = now() - make_interval(secs => ?)"
                + " WHERE worker_no = ?";
        engine.sql(served, engine.kind, false, 0.0, engine.worker);
        assertThat(find(job.id()).served()).isTrue();
        engine.sql(served, engine.kind, true, 0.0, engine.worker);
        assertThat(find(job.id()).served()).isFalse();
        engine.sql(served, engine.kind, false, 120.0, engine.worker);
        assertThat(find(job.id()).served()).isFalse();
        engine.sql(served, "another", false, 0.0, engine.worker);
        assertThat(find(job.id()).served()).isFalse();
    }

    /// Two programs with one key share an entry, which names the kinds of the one that asked last.
    @Test
    void aKindThatALiveWorkerIsAtIsServedWhateverItsEntrySays() {
        var _ = engine.enqueue();
        var _ = engine.claimOne();
        var job = engine.enqueue();
        var entry =
                "UPDATE worker SET kinds = ARRAY['another'], draining = ?, seen_at = now() - make_interval(secs => ?)"
                        + " WHERE worker_no = ?";
        engine.sql(entry, false, 0.0, engine.worker);
        assertThat(find(job.id()).served()).isTrue();
        engine.sql(entry, true, 0.0, engine.worker);
        assertThat(find(job.id()).served()).isFalse();
        engine.sql(entry, false, 120.0, engine.worker);
        assertThat(find(job.id()).served()).isFalse();
    }

    @Test
    void aWorkerOverHttpServesItsOwnUserOrWithTheScopeEverybody() {
        var job = engine.enqueue();
        var stranger = DATABASE.newUser().value();
        var entered = "INSERT INTO worker (incarnation, host, version, owner_no, kinds)"
                + " SELECT gen_random_uuid(), 'http', '', owner_no, ARRAY[?] FROM users WHERE id = ?";
        engine.sql(entered, engine.kind, stranger);
        assertThat(find(job.id()).served()).isFalse();
        engine.sql("UPDATE users SET granted = ARRAY['leases:any'] WHERE id = ?", stranger);
        assertThat(find(job.id()).served()).isTrue();
        engine.sql("UPDATE users SET granted = '{}' WHERE id = ?", stranger);
        assertThat(find(job.id()).served()).isFalse();
        engine.sql(entered, engine.kind, engine.owner.value());
        assertThat(find(job.id()).served()).isTrue();
    }

    @Test
    void thePaceIsThatOfWhatEndedLately() {
        for (int i = 0; i < 3; i++) {
            engine.enqueue();
            var claim = engine.claimOne();
            assertThat(engine.settle(claim, claim.succeeded(Json.EMPTY))).isTrue();
        }
        var pace = find(engine.enqueue().id()).pace();
        assertThat(pace.finished()).isEqualTo(2);
        assertThat(pace.window()).isPositive();
        assertThat(find(new TestEngine(DATABASE).enqueue().id()).pace().finished())
                .isZero();
    }

    @Test
    void whatIsOverHasNoPlace() {
        var job = engine.enqueue();
        assertThat(engine.jobs.cancel(engine.owner, job.id())).contains(true);
        assertThat(standings.find(job.id(), Duration.ofSeconds(90), Duration.ofMinutes(10)))
                .isEmpty();
        assertThat(standings.find(new JobId(UUID.randomUUID()), Duration.ofSeconds(90), Duration.ofMinutes(10)))
                .isEmpty();
    }

    private Standing find(JobId id) {
        return standings
                .find(id, Duration.ofSeconds(90), Duration.ofMinutes(10))
                .orElseThrow();
    }
}
