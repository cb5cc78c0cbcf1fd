package dev.cloakroom.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SleepHandlerTest {

    private final SleepHandler handler = new SleepHandler();
    private final List<Integer> percents = new ArrayList<>();

    @Test
    void itSleepsAndTellsHowFarItIs() throws Exception {
        var seconds = new BigDecimal("0.01");
        assertThat(handler.run(execution(Json.EMPTY.with("seconds", new Json.Num(seconds)))))
                .isEqualTo(new Ending.Succeeded(Json.EMPTY.with("slept_seconds", new Json.Num(seconds))));
        assertThat(percents).endsWith(100).isSorted();
    }

    @Test
    void aPayloadThatMakesNoSenseIsRefusedForGood() throws Exception {
        assertThat(handler.run(execution(Json.EMPTY))).isInstanceOf(Ending.Refused.class);
        assertThat(handler.run(execution(Json.of(1)))).isInstanceOf(Ending.Refused.class);
        assertThat(handler.run(execution(Json.EMPTY.with("seconds", Json.of(-1)))))
                .isInstanceOf(Ending.Refused.class);
        assertThat(handler.run(execution(Json.EMPTY.with("seconds", Json.of(3601)))))
                .isInstanceOf(Ending.Refused.class);
    }

    private Execution execution(Json payload) {
        return new Attempted(payload, percents);
    }

    private record Attempted(Json payload, List<Integer> percents) implements Execution {
        @Override
        public JobId id() {
            return new JobId(new UUID(1, 1));
        }

        @Override
        public UserId owner() {
            return UserId.SYSTEM;
        }

        @Override
        public int epoch() {
            return 1;
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public void progress(int percent, String message) {
            percents.add(percent);
        }

        @Override
        public Optional<Json> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void saveCheckpoint(Json state) {
            throw new UnsupportedOperationException();
        }
    }
}
