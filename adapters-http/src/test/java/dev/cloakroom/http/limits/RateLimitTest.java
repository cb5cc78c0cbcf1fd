package dev.cloakroom.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    /// A clock that counts from anywhere, as that of the machine does.
    private long now = Long.MAX_VALUE - Duration.ofSeconds(90).toNanos();

    private final RateLimit limit = new RateLimit("auth", new Quota(3, Duration.ofMinutes(1)), () -> now);

    @Test
    void itTellsWhatIsLeft() {
        var charge = limit.take("a");
        assertThat(charge.policy()).isEqualTo("\"auth\";q=3;w=60");
        assertThat(charge.standing()).isEqualTo("\"auth\";r=2;t=20");
        pass(5);
        assertThat(limit.take("a").standing()).isEqualTo("\"auth\";r=1;t=15");
    }

    @Test
    void theQuotaIsPerKeyAndComesBackWithTime() {
        exhaust("a");
        var refused = limit.take("a");
        assertThat(refused.granted()).isFalse();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(refused.standing()).isEqualTo("\"auth\";r=0;t=20");
        assertThat(limit.take("b").granted()).isTrue();
        pass(20);
        assertThat(limit.take("a").standing()).isEqualTo("\"auth\";r=0;t=20");
        assertThat(limit.take("a").granted()).isFalse();
    }

    @Test
    void neverMoreThanTheQuotaIsSaved() {
        assertThat(limit.take("a").granted()).isTrue();
        pass(600);
        exhaust("a");
        assertThat(limit.take("a").granted()).isFalse();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        exhaust("a");
        pass(20);
        limit.take("a").giveBack().run();
        assertThat(limit.take("a").granted()).isTrue();
        assertThat(limit.take("a").granted()).isFalse();
    }

    /// Whatever the numbers are: the whole quota at once, and then one for each interval.
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 60", "600, 60", "300000, 60", "999999999, 99999"})
    void theWholeQuotaIsGrantedAtOnce(int amount, long seconds) {
        var any = new RateLimit("any", new Quota(amount, Duration.ofSeconds(seconds)), () -> now);
        int tried = Math.min(amount, 300_000);
        for (int i = 0; i < tried; i++) {
            assertThat(any.take("a").granted()).isTrue();
        }
        assertThat(any.take("a").granted()).isEqualTo(tried < amount);
    }

    @Test
    void bytesComeBackThoughOneNeedsLessThanANanosecond() {
        var bytes = RateLimit.ofBytes("upload", new Quota(600_000_000_000L, Duration.ofMinutes(1)), () -> now);
        assertThat(bytes.take("a", 900_000_000_000L).granted()).isTrue();
        var refused = bytes.take("a", 1);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(31));
        pass(60);
        assertThat(bytes.take("a", 1).standing()).startsWith("\"upload\";r=29999999999");
    }

    @Test
    void whoAnnouncesMoreThanThereIsOwesADayAndNotNothing() {
        var bytes = RateLimit.ofBytes("upload", new Quota(1_000_000, Duration.ofMinutes(1)), () -> now);
        assertThat(bytes.take("a", Long.MAX_VALUE).granted()).isTrue();
        assertThat(bytes.take("a", 1).granted()).isFalse();
        pass(Duration.ofDays(1).toSeconds());
        assertThat(bytes.take("a", 1).granted()).isTrue();
    }

    @Test
    void manyThreadsGetTheQuotaTogether() throws Exception {
        var many = new RateLimit("many", new Quota(1000, Duration.ofMinutes(1)), () -> now);
        var granted = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    for (int j = 0; j < 500; j++) {
                        granted.addAndGet(many.take("a").granted() ? 1 : 0);
                    }
                });
            }
            start.countDown();
        }
        assertThat(granted).hasValue(1000);
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private void exhaust(String key) {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take(key).granted()).isTrue();
        }
    }
}
