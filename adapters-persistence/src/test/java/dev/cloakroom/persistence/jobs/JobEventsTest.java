package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.events.JdbiEventListeners;
import dev.cloakroom.persistence.events.JdbiEventOutbox;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whatever ends a job announces it to an owner who listens.
class JobEventsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final UUID LISTENER = UUID.randomUUID();

    private final TestEngine engine = new TestEngine(DATABASE);
    private final JdbiEventOutbox outbox = new JdbiEventOutbox(DATABASE.jdbi());
    private final JdbiEventListeners listeners = new JdbiEventListeners(DATABASE.jdbi());

    @BeforeEach
    void listen() {
        assertThat(outbox.take(100)).isEmpty();
        listeners.add(engine.owner, LISTENER);
        listeners.add(engine.owner, UUID.randomUUID());
    }

    @Test
    void whateverEndsAJobIsAnnouncedOnce() {
        var succeeded = endWith(claim -> claim.succeeded(Json.EMPTY));
        var failed = endWith(claim -> claim.refused(new Failure("source-unavailable", "The source is away.")));
        var expired = endWith(Claim::expired);
        var canceled = engine.enqueue().id();
        assertThat(engine.jobs.cancel(engine.owner, canceled)).contains(true);
        engine.enqueue();
        var asked = engine.claimOne();
        assertThat(engine.jobs.cancel(engine.owner, asked.id())).contains(true);
        assertThat(engine.settle(asked, asked.handedBack())).isTrue();
        var late = engine.enqueue().id();
        engine.sql("UPDATE job_queue SET finish_by = now() - interval '1 s' WHERE job_id = ?", late.value());
        assertThat(engine.queue.expire(10)).isPositive();
        assertThat(outbox.take(100))
                .extracting(
                        event -> event.type().value(), event -> event.payload().text("id"))
                .containsExactly(
                        tuple("job.succeeded", succeeded.toString()),
                        tuple("job.failed", failed.toString()),
                        tuple("job.expired", expired.toString()),
                        tuple("job.canceled", canceled.toString()),
                        tuple("job.canceled", asked.id().toString()),
                        tuple("job.expired", late.toString()));
        assertThat(outbox.take(100)).isEmpty();
    }

    @Test
    void theAnnouncementIsThin() {
        var failed = endWith(claim -> claim.refused(new Failure("source-unavailable", "The source is away.")));
        var event = taken();
        var job = engine.find(failed);
        assertThat(event.owner()).isEqualTo(engine.owner);
        assertThat(event.source()).isEqualTo(Event.Source.SYSTEM);
        assertThat(event.createdAt()).isEqualTo(job.state().times().finished());
        assertThat(event.payload().members().keySet())
                .containsExactly("id", "kind", "status", "attempts", "error_code", "created_at", "finished_at");
        assertThat(event.payload().text("kind")).isEqualTo(engine.kind);
        assertThat(event.payload().text("status")).isEqualTo("failed");
        assertThat(event.payload().text("error_code")).isEqualTo("source-unavailable");
        assertThat(event.payload().get("attempts")).isEqualTo(Json.of(1));
        assertThat(Instant.parse(Objects.requireNonNull(event.payload().text("finished_at"))))
                .isEqualTo(job.state().times().finished());
    }

    @Test
    void theEventOfAJobThatAnEventMadeIsOneDeeper() {
        endWith(claim -> claim.succeeded(Json.EMPTY));
        var first = taken();
        assertThat(first.depth()).isZero();
        endJobOf(first.id());
        var second = taken();
        assertThat(second.depth()).isEqualTo(1);
        endJobOf(second.id());
        assertThat(taken().depth()).isEqualTo(2);
    }

    @Test
    void ownersWhoDoNotListenAreNotToldOfJobs() {
        listeners.remove(engine.owner, LISTENER);
        engine.sql("DELETE FROM event_listener");
        endWith(claim -> claim.succeeded(Json.EMPTY));
        assertThat(engine.count("SELECT count(*) FROM event_outbox")).isZero();
        listeners.add(DATABASE.newUser(), LISTENER);
        endWith(claim -> claim.succeeded(Json.EMPTY));
        assertThat(engine.count("SELECT count(*) FROM event_outbox")).isZero();
    }

    @Test
    void reportsAndTasksHaveWordsOfTheirOwnAndErrandsNone() {
        end("report");
        end("csv");
        end("webhook");
        end("notification");
        assertThat(outbox.take(100))
                .extracting(event -> event.type().value())
                .containsExactly("report.canceled", "task.canceled");
        assertThat(engine.count("SELECT count(*) FROM event_outbox")).isZero();
    }

    private void end(String kind) {
        var job = JobsContract.job(engine.owner, kind);
        engine.jobs.enqueue(job);
        assertThat(engine.jobs.cancel(engine.owner, job.id())).contains(true);
    }

    private void endJobOf(EventId event) {
        var submission = Submission.of(engine.owner, engine.kind, Json.EMPTY).because(event, null);
        var job = JobsContract.job(submission);
        engine.jobs.enqueue(job);
        var claim = engine.claimOne();
        assertThat(engine.settle(claim, claim.succeeded(Json.EMPTY))).isTrue();
    }

    private Event taken() {
        var taken = outbox.take(100);
        assertThat(taken).hasSize(1);
        return taken.getFirst();
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
}
