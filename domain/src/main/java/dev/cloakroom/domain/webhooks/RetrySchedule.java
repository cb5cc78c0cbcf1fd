package dev.cloakroom.domain.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When a message that was not taken is sent again: ten attempts over about three days.
public final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    public static final int ATTEMPTS = PAUSES.size() + 1;

    private RetrySchedule() {}

    /// The pause after that attempt, 1 for the first, up to a tenth longer, so that what failed together does not come
    /// back together; never shorter than what the receiver asked for.
    public static Duration after(int attempt, @Nullable Duration asked, RandomGenerator random) {
        long millis = PAUSES.get(Math.min(attempt, PAUSES.size()) - 1).toMillis();
        var pause = Duration.ofMillis(millis + random.nextLong(millis / 10 + 1));
        return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
    }
}
