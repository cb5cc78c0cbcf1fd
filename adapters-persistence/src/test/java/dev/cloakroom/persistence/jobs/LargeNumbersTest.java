package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// After two billion jobs and as many starts of workers.
class LargeNumbersTest {

    private static final long MANY = 3_000_000_000L;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void jobsGoOnBeyondTwoToTheThirtyFirst() {
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("ALTER SEQUENCE job_queue_seq RESTART " + MANY);
            handle.execute("ALTER TABLE worker ALTER COLUMN worker_no RESTART " + MANY);
        });
        var engine = new TestEngine(DATABASE);
        assertThat(engine.worker).isGreaterThanOrEqualTo(MANY);
        var first = engine.enqueue();
        var second = engine.enqueue();
        assertThat(engine.count("SELECT count(*) FROM job_queue WHERE seq >= ?", MANY))
                .isEqualTo(2);

        var claim = engine.claimOne();
        assertThat(claim.id()).isEqualTo(first.id());
        var failure = new Failure("internal-error", "Once.");
        assertThat(engine.settle(claim, claim.failed(failure, Duration.ZERO))).isTrue();
        // Drawn anew, so behind the second one.
        assertThat(engine.claimOne().id()).isEqualTo(second.id());
        var again = engine.claimOne();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(engine.settle(again, again.succeeded(Json.EMPTY))).isTrue();
        assertThat(engine.find(first.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(engine.jobs.attempts(engine.owner, first.id())).hasSize(2);
        assertThat(engine.workers.beat(engine.worker)).isPresent();
    }
}
