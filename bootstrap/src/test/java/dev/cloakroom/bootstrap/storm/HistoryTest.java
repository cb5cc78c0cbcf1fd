package dev.cloakroom.bootstrap.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.storm.History.Outcome;
import dev.cloakroom.bootstrap.storm.RunLog.Line;
import dev.cloakroom.bootstrap.storm.RunLog.Step;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The checker finds what it is for.
class HistoryTest {

    private static final JobId JOB = new JobId(new UUID(1, 2));
    private static final Outcome DONE = new Outcome(JOB, JobStatus.SUCCEEDED, 2, 1, 3);

    @Test
    void aJobThatWasTakenOverAndEndedOnceIsFine() {
        assertThat(faults(List.of(start(1, 0), start(2, 5), end(2, 6)), List.of(DONE)))
                .isEmpty();
        assertThat(faults(List.of(start(1, 0), end(1, 4), start(2, 5), end(2, 6)), List.of(DONE)))
                .isEmpty();
    }

    @Test
    void aLostJobAndOneThatEndedTwiceAreFound() {
        assertThat(faults(List.of(), List.of())).containsExactly(JOB + " is lost");
        assertThat(faults(List.of(start(2, 0), end(2, 1)), List.of(DONE, DONE)))
                .containsExactly(JOB + " ended 2 times");
    }

    @Test
    void workOfTwoEpochsAtTheSameTimeIsFound() {
        assertThat(faults(List.of(start(1, 0), start(2, 3), end(1, 4), end(2, 6)), List.of(DONE)))
                .containsExactly(JOB + " ran in epochs 1 and 2 at the same time");
    }

    @Test
    void anEpochThatWasGivenTwiceIsFound() {
        assertThat(faults(List.of(start(2, 0), start(2, 3), end(2, 4)), List.of(DONE)))
                .contains(JOB + " was started 2 times in epoch 2");
    }

    @Test
    void workAfterTheEndIsFound() {
        assertThat(faults(List.of(start(2, 0), end(2, 1), start(3, 2)), List.of(DONE)))
                .containsExactly(JOB + " ran in epoch 3 after its end in 2");
    }

    @Test
    void successWithoutWorkAndTooManyAttemptsAreFound() {
        assertThat(faults(List.of(start(1, 0), end(1, 1)), List.of(DONE)))
                .containsExactly(JOB + " succeeded by epoch 2, which did no work");
        assertThat(faults(List.of(start(2, 0), end(2, 1)), List.of(new Outcome(JOB, JobStatus.FAILED, 2, 4, 3))))
                .containsExactly(JOB + " was tried 4 times of 3");
    }

    private static List<String> faults(List<Line> lines, List<Outcome> outcomes) {
        return new History(lines, outcomes).faults(List.of(JOB));
    }

    private static Line start(int epoch, int second) {
        return new Line(JOB, epoch, 1, Step.START, Instant.ofEpochSecond(second));
    }

    private static Line end(int epoch, int second) {
        return new Line(JOB, epoch, 1, Step.END, Instant.ofEpochSecond(second));
    }
}
