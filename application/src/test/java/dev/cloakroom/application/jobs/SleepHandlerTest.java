package dev.cloakroom.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void everyFaultOfAPayloadIsNamed() {
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> SleepHandler.seconds(Json.EMPTY.with("secs/", Json.of(1))))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(Rejection.Fault::pointer)
                        .containsExactly("#/payload/seconds", "#/payload/secs~1"));
    }

    private Execution execution(Json payload) {
        return new TestAttempt(1, payload, percents);
    }
}
