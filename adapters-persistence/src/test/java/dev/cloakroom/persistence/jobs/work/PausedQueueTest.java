package dev.cloakroom.persistence.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.queues.PauseQueue;
import dev.cloakroom.application.queues.ResumeQueue;
import dev.cloakroom.domain.Json;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.TestEngine;
import dev.cloakroom.persistence.queues.JdbiQueues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What pausing means to workers that looked before it.
@Timeout(60)
class PausedQueueTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestEngine engine = new TestEngine(DATABASE);
    private final Broadcast news = new Broadcast();
    private final JdbiQueues queues = new JdbiQueues(DATABASE.jdbi());
    private final PauseQueue pause =
            new PauseQueue(queues, DATABASE.transactions(), news, InstantSource.fixed(Instant.EPOCH));
    private final ResumeQueue resume = new ResumeQueue(queues, DATABASE.transactions(), news);

    @BeforeEach
    void nothingIsPausedAndNothingRuns() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM job_queue"));
        resume.handle("default");
    }

    @Test
    void whoIsToldTakesNothingFromThenOnAndBeginsAgainAtOnce() {
        try (var worker = worker()) {
            news.add(worker.run);
            oneRuns(worker);
            pause.handle("default");
            engine.enqueue();
            assertThat(worker.run.handle()).isFalse();
            resume.handle("default");
            assertThat(worker.run.handle()).isTrue();
        }
    }

    @Test
    void whoMissedItStopsWithinASecond() {
        try (var worker = worker()) {
            oneRuns(worker);
            pause.handle("default");
            engine.enqueue();
            worker.clock.advance(Duration.ofSeconds(1));
            assertThat(worker.run.handle()).isFalse();
            resume.handle("default");
            worker.clock.advance(Duration.ofSeconds(2));
            assertThat(worker.run.handle()).isTrue();
        }
    }

    @Test
    void aLimitThatHasRoomAgainBringsNothingOutOfAPausedQueue() {
        queues.update(queues.find("default").orElseThrow().limited(1));
        try (var worker = worker()) {
            news.add(worker.run);
            for (int i = 0; i < 5; i++) {
                engine.enqueue();
            }
            assertThat(worker.run.handle()).isTrue();
            assertThat(worker.run.handle()).as("the limit is reached").isFalse();
            pause.handle("default");
            assertThat(worker.run.handle()).isFalse();
            worker.settleOne();
            assertThat(worker.run.handle()).isFalse();
            resume.handle("default");
            assertThat(worker.run.handle()).isTrue();
        } finally {
            queues.update(queues.find("default").orElseThrow().limited(null));
        }
    }

    private TestWorker worker() {
        return new TestWorker(engine, _ -> new Ending.Succeeded(Json.EMPTY));
    }

    /// From then on the worker knows the lane.
    private void oneRuns(TestWorker worker) {
        engine.enqueue();
        assertThat(worker.run.handle()).isTrue();
        worker.settleOne();
    }
}
