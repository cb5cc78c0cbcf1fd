package dev.cloakroom.domain.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.auth.UserId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimTest {

    private static final Failure FAILURE = new Failure("dependency-unavailable", "The source did not answer.");
    private static final Duration DELAY = Duration.ofSeconds(3);

    @Test
    void maxAttemptsMeansWhatItSays() {
        assertThat(claim(1, 0).failed(FAILURE, DELAY))
                .isEqualTo(new Fate.Again(Attempt.End.FAILED, DELAY, true, FAILURE));
        assertThat(claim(2, 0).failed(FAILURE, DELAY))
                .isEqualTo(new Fate.Over(JobStatus.FAILED, Attempt.End.FAILED, null, FAILURE));
        assertThat(claim(2, 0).timedOut(DELAY)).isInstanceOfSatisfying(Fate.Over.class, over -> {
            assertThat(over.outcome()).isEqualTo(JobStatus.FAILED);
            assertThat(over.end()).isEqualTo(Attempt.End.TIMED_OUT);
        });
    }

    @Test
    void aRefusalFailsTheJobAtTheFirstAttempt() {
        assertThat(claim(1, 0).refused(FAILURE))
                .isEqualTo(new Fate.Over(JobStatus.FAILED, Attempt.End.FAILED, null, FAILURE));
    }

    @Test
    void theThirdCrashFailsTheJobHoweverManyAttemptsAreLeft() {
        assertThat(claim(1, 1).crashed()).isInstanceOfSatisfying(Fate.Again.class, again -> {
            assertThat(again.counted()).isFalse();
            assertThat(again.delay()).isZero();
        });
        assertThat(claim(1, 2).crashed()).isInstanceOf(Fate.Over.class);
    }

    @Test
    void snoozesAndHandBacksAreNotCounted() {
        assertThat(claim(2, 0).snoozed(DELAY)).isEqualTo(new Fate.Again(Attempt.End.SNOOZED, DELAY, false, null));
        assertThat(claim(2, 0).handedBack())
                .isEqualTo(new Fate.Again(Attempt.End.HANDED_BACK, Duration.ZERO, false, null));
    }

    private static Claim claim(int attempt, int crashes) {
        return new Claim(new JobId(new UUID(1, 1)), new UserId(new UUID(2, 2)), "kind", 1, attempt, crashes, 2);
    }
}
