package dev.cloakroom.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Failure;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class MeteredHandlerTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private record Scripted(Callable<Ending> script) implements JobHandler {
        @Override
        public String kind() {
            return "scripted";
        }

        @Override
        public Backoff backoff() {
            return BACKOFF;
        }

        @Override
        public Ending run(Execution execution) throws Exception {
            return script.call();
        }
    }

    @Test
    void attemptsAreCountedByHowTheyEnd() throws Exception {
        var succeeded = new Ending.Succeeded(Json.EMPTY);
        assertThat(metered(() -> succeeded).run(new TestAttempt(Json.EMPTY))).isSameAs(succeeded);
        var failed = new Ending.Failed(new Failure("dependency-unavailable", "Away."), null);
        assertThat(metered(() -> failed).run(new TestAttempt(Json.EMPTY))).isSameAs(failed);
        assertThatThrownBy(() -> metered(() -> {
                            throw new IllegalStateException("a bug");
                        })
                        .run(new TestAttempt(Json.EMPTY)))
                .hasMessage("a bug");
        assertThatThrownBy(() -> metered(() -> {
                            throw new InterruptedException("canceled");
                        })
                        .run(new TestAttempt(Json.EMPTY)))
                .isInstanceOf(InterruptedException.class);
        assertThat(meters.scrape())
                .contains("cloakroom_attempts_begun_total{kind=\"scripted\"} 4.0")
                .contains("cloakroom_attempts_seconds_count{end=\"succeeded\",kind=\"scripted\"} 1")
                .contains("cloakroom_attempts_seconds_bucket{end=\"failed\",kind=\"scripted\",le=\"600.0\"} 1")
                .contains("cloakroom_attempts_seconds_count{end=\"thrown\",kind=\"scripted\"} 1")
                .contains("cloakroom_attempts_seconds_count{end=\"stopped\",kind=\"scripted\"} 1");
    }

    @Test
    void whatItWrapsIsStillItself() {
        assertThat(metered(() -> new Ending.Snoozed(Duration.ZERO)).kind()).isEqualTo("scripted");
        assertThat(metered(() -> new Ending.Snoozed(Duration.ZERO)).backoff()).isEqualTo(BACKOFF);
    }

    private JobHandler metered(Callable<Ending> script) {
        return new MeteredHandler(new Scripted(script), meters);
    }
}
