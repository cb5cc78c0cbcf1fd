package dev.cloakroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private Instant now = Instant.EPOCH;
    private final RateLimit limit = new RateLimit("auth", 3, Duration.ofMinutes(1), () -> now);

    @Test
    void theHeadersTellWhatIsLeft() {
        assertThat(limit.take("a"))
                .containsEntry("RateLimit-Policy", "\"auth\";q=3;w=60")
                .containsEntry("RateLimit", "\"auth\";r=2;t=20");
    }

    @Test
    void theQuotaIsPerKeyAndComesBackWithTime() {
        exhaust("a");
        assertThatThrownBy(() -> limit.take("a"))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refused -> assertThat(refused.headers())
                                .containsEntry("Retry-After", "20")
                                .containsEntry("RateLimit", "\"auth\";r=0;t=20"));
        assertThat(limit.take("b")).isNotEmpty();
        now = now.plusSeconds(20);
        assertThat(limit.take("a")).containsEntry("RateLimit", "\"auth\";r=0;t=20");
        assertThatThrownBy(() -> limit.take("a")).isInstanceOf(HttpProblem.class);
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        exhaust("a");
        now = now.minusSeconds(600);
        assertThatThrownBy(() -> limit.take("a")).isInstanceOf(HttpProblem.class);
    }

    private void exhaust(String key) {
        for (var call = 0; call < 3; call++) {
            assertThat(limit.take(key)).isNotEmpty();
        }
    }
}
