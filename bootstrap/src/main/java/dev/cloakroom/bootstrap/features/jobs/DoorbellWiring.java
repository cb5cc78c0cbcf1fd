package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.application.jobs.doorbell.Outbox.Backlog;
import dev.cloakroom.application.jobs.doorbell.RingDoorbell;
import dev.cloakroom.application.jobs.work.AnswerDoorbell;
import dev.cloakroom.application.jobs.work.RunJobs;
import dev.cloakroom.aws.doorbell.SqsDoorbell;
import dev.cloakroom.bootstrap.features.OperationWiring;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.loops.PollingLoop;
import dev.cloakroom.bootstrap.process.MetricsWiring;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.jobs.doorbell.JdbiOutbox;
import dev.cloakroom.persistence.jobs.doorbell.JdbiRungJobs;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/// Jobs that workers hear of by SQS: whoever makes them ready rings, workers answer.
public record DoorbellWiring(SqsDoorbell doorbell, JdbiOutbox outbox, AtomicReference<Measured> measured) {

    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration BETWEEN_MEASURES = Duration.ofSeconds(15);

    /// As long as SQS allows: each question costs, also one without an answer.
    private static final Duration WAIT = Duration.ofSeconds(20);

    private static final Duration LATE = Duration.ofMinutes(1);

    /// What was seen a moment ago. `deadLetters` are none, too, where nobody said where they are.
    public record Measured(SqsDoorbell.Depth depth, long deadLetters, Backlog backlog) {
        static final Measured NOTHING = new Measured(new SqsDoorbell.Depth(0, 0), 0, new Backlog(0, Duration.ZERO));
    }

    public static DoorbellWiring of(SqsDoorbell doorbell, Database database) {
        return new DoorbellWiring(doorbell, new JdbiOutbox(database.jdbi()), new AtomicReference<>(Measured.NOTHING));
    }

    /// In every process: what was made ready here is rung for at once, and what others left within a second.
    public void ring(JobsWiring jobs, Loops loops) {
        var ringing = new RingDoorbell(outbox, doorbell);
        ringing.wakeBy(loops.between(MOMENT, SECOND, "ring-doorbell", ringing::handle)::wake);
        jobs.news().everywhere().add(ringing);
    }

    /// The answering of a worker, and its loops.
    public Answering answer(Database database, JobsWiring jobs, RunJobs running, InstantSource clock, Loops loops) {
        var rung = new JdbiRungJobs(database.jdbi(), jobs.news().everywhere());
        var answering = new AnswerDoorbell(doorbell, rung, running, WAIT, clock);
        var first = loops.between(MOMENT, SECOND.multipliedBy(5), "answer-doorbell", answering::handle);
        var second = loops.every(SECOND.multipliedBy(2), "answer-doorbell-too", answering::handleMore);
        running.wakeBy(first::wake, second::wake);
        answering.wakeBy(second::wake);
        loops.every(MOMENT.multipliedBy(5), "tend-messages", answering::tend);
        return new Answering(answering, List.of(first, second));
    }

    public record Answering(AnswerDoorbell answering, List<PollingLoop> loops) {}

    public void measure(MetricsWiring metrics, OperationWiring operation, Loops loops) {
        loops.every(BETWEEN_MEASURES, "measure-doorbell", () -> {
            var dead = doorbell.deadLetters();
            measured.set(new Measured(doorbell.depth(), dead == null ? 0 : dead, outbox.backlog()));
            return false;
        });
        gauge(metrics, "waiting", now -> now.depth().waiting());
        gauge(metrics, "heard", now -> now.depth().heard());
        gauge(metrics, "dead", Measured::deadLetters);
        gauge(metrics, "unsent", now -> now.backlog().rings());
        operation.warnings().add(this::warnings);
    }

    private void gauge(MetricsWiring metrics, String state, ToDoubleFunction<Measured> number) {
        Gauge.builder("cloakroom.messages", measured, now -> number.applyAsDouble(now.get()))
                .tag("state", state)
                .description("Messages of ready jobs: about how many SQS has, and how many are still to be sent")
                .register(metrics.meters());
    }

    /// Whether the queue answers; it makes no process unready, for what it does not take now is sent later.
    public void check() throws IOException {
        doorbell.check();
    }

    private Map<String, String> warnings() {
        var now = measured.get();
        var warnings = new LinkedHashMap<String, String>();
        warnings.put(
                "dead-letters",
                now.deadLetters() == 0
                        ? ""
                        : now.deadLetters() + " messages could not be handled: look at them, and at the log;"
                                + " no job depends on them");
        warnings.put(
                "doorbell",
                now.backlog().oldest().compareTo(LATE) < 0
                        ? ""
                        : now.backlog().rings() + " messages wait to be sent, one for "
                                + now.backlog().oldest().toSeconds() + " seconds: SQS takes none, or too few"
                                + " processes send");
        return warnings;
    }
}
