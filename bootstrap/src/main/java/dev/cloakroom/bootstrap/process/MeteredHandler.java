package dev.cloakroom.bootstrap.process;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.domain.jobs.Backoff;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// Counts the attempts at a built-in kind when they begin, and times them by how they end. The kinds are few, and users
/// make none of these, so the labels stay few too.
public record MeteredHandler(JobHandler handler, MeterRegistry meters) implements JobHandler {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10)
    };

    @Override
    public String kind() {
        return handler.kind();
    }

    @Override
    public Backoff backoff() {
        return handler.backoff();
    }

    @Override
    public Ending run(Execution execution) throws Exception {
        Counter.builder("cloakroom.attempts.begun")
                .tag("kind", kind())
                .description("Attempts that began here")
                .register(meters)
                .increment();
        var sample = Timer.start(meters);
        var end = "thrown";
        try {
            var ending = handler.run(execution);
            end = name(ending);
            return ending;
        } catch (InterruptedException stopped) {
            end = "stopped";
            throw stopped;
        } finally {
            sample.stop(timer(end));
        }
    }

    private Timer timer(String end) {
        return Timer.builder("cloakroom.attempts")
                .tag("kind", kind())
                .tag("end", end)
                .description("Attempts that ended here, and how long they took")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private static String name(Ending ending) {
        return switch (ending) {
            case Ending.Succeeded _ -> "succeeded";
            case Ending.Failed _ -> "failed";
            case Ending.Refused _ -> "refused";
            case Ending.Snoozed _ -> "snoozed";
        };
    }
}
