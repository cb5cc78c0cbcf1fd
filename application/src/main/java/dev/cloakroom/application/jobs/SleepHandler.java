package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.JobRejections;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Does nothing for a while, for demonstrations and tests: payload `{"seconds": 1.5}`, up to an hour.
public final class SleepHandler implements JobHandler {

    public static final String KIND = "sleep";

    private static final int LONGEST = 3600;
    private static final int STEPS = 100;

    @Override
    public String kind() {
        return KIND;
    }

    /// How long to sleep.
    ///
    /// @throws Rejection.Unprocessable with every fault of the payload
    public static BigDecimal seconds(@Nullable Json payload) {
        var reader = new PayloadReader(payload);
        var seconds = reader.needed("seconds", reader.number("seconds", 0, LONGEST));
        reader.end();
        return seconds.orElseThrow();
    }

    @Override
    public Ending run(Execution execution) throws InterruptedException {
        BigDecimal seconds;
        try {
            seconds = seconds(execution.payload());
        } catch (Rejection.Unprocessable wrong) {
            return new Ending.Refused(JobRejections.failure(wrong));
        }
        var step = Duration.ofNanos(seconds.movePointRight(9).longValue() / STEPS);
        for (int done = 0; done < STEPS; done++) {
            Thread.sleep(step);
            execution.progress(done + 1, "slept");
        }
        return new Ending.Succeeded(Json.EMPTY.with("slept_seconds", new Json.Num(seconds)));
    }
}
