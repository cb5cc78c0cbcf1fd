package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/// Does nothing for a while, for demonstrations and tests: payload `{"seconds": 1.5}`, up to an hour.
public final class SleepHandler implements JobHandler {

    public static final String KIND = "sleep";

    private static final BigDecimal LONGEST = BigDecimal.valueOf(3600);
    private static final int STEPS = 100;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ending run(Execution execution) throws InterruptedException {
        if (!(execution.payload() instanceof Json.Obj payload
                && payload.get("seconds") instanceof Json.Num(var seconds)
                && seconds.signum() >= 0
                && seconds.compareTo(LONGEST) <= 0)) {
            return new Ending.Refused(
                    new Failure("validation-failed", "The payload must have seconds, a number from 0 to 3600."));
        }
        var step = Duration.ofNanos(seconds.movePointRight(9).longValue() / STEPS);
        for (int done = 0; done < STEPS; done++) {
            Thread.sleep(step);
            execution.progress(done + 1, "slept");
        }
        return new Ending.Succeeded(new Json.Obj(Map.of("slept_seconds", new Json.Num(seconds))));
    }
}
