package dev.cloakroom.domain.jobs.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.jobs.why.Explanation.Reason;
import dev.cloakroom.domain.jobs.why.Standing.Limit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final Limit NONE = new Limit(0, null);

    @Test
    void theFirstReasonThatHoldsIsGiven() {
        var paused = ready(NOW, new Limit(5, 5), new Limit(2, 2), 3, false);
        assertReason(paused, Reason.PAUSED, "The queue default is paused since 2026-01-02T12:00:00Z.");
        var alone = ready(null, new Limit(5, 5), new Limit(2, 2), 3, false);
        assertReason(alone, Reason.NO_WORKER, "No live worker takes jobs of the kind invoice.render.");
        var full = ready(null, new Limit(5, 5), new Limit(2, 2), 3, true);
        assertReason(full, Reason.QUEUE_AT_CAPACITY, "The queue default runs 5 of the 5 jobs that may run at a time.");
        var greedy = ready(null, new Limit(4, 5), new Limit(2, 2), 3, true);
        assertReason(greedy, Reason.OWNER_AT_CAPACITY, "You run 2 of the 2 jobs that may run at a time.");
        assertReason(
                ready(null, NONE, NONE, 3, true),
                Reason.BEHIND,
                "3 jobs of yours of the kind invoice.render come first.");
        assertReason(
                ready(null, NONE, NONE, 1, true),
                Reason.BEHIND,
                "1 job of yours of the kind invoice.render comes first.");
        assertReason(
                ready(null, NONE, NONE, Standing.MOST_AHEAD + 1, true),
                Reason.BEHIND,
                "More than 10000 jobs of yours of the kind invoice.render come first.");
        assertReason(
                ready(null, NONE, NONE, 0, true),
                Reason.NEXT,
                "It is the next of yours of the kind invoice.render and waits for a free place.");
    }

    @Test
    void aDelayedJobSaysUntilWhen() {
        var delayed = new Standing(true, NOW, "attempt-timed-out", null, null, NONE, NONE, 0, 0, true, Pace.UNKNOWN);
        assertThat(Explanation.of(job(JobStatus.QUEUED, 0, false), delayed))
                .extracting(Explanation::reason, Explanation::sentence, Explanation::until)
                .containsExactly(Reason.SCHEDULED, "It waits for its time, 2026-01-02T12:00:00Z.", NOW);
        assertThat(Explanation.of(job(JobStatus.QUEUED, 2, false), delayed))
                .extracting(Explanation::reason, Explanation::sentence)
                .containsExactly(
                        Reason.BACKING_OFF,
                        "Attempt 2 of 5 did not succeed (attempt-timed-out); the next one waits until"
                                + " 2026-01-02T12:00:00Z.");
    }

    @Test
    void aRunningJobSaysWhereAndWhetherItIsToStop() {
        var running = new Standing(false, NOW, null, "worker-1", null, NONE, NONE, 0, 0, true, Pace.UNKNOWN);
        assertThat(Explanation.of(job(JobStatus.RUNNING, 1, false), running).sentence())
                .startsWith("Attempt 1 of 5 runs on worker-1 since ")
                .endsWith(" and has until 2026-01-02T12:00:00Z.");
        assertThat(Explanation.of(job(JobStatus.RUNNING, 1, true), running))
                .extracting(Explanation::reason, Explanation::sentence)
                .containsExactly(Reason.CANCELING, "It runs on worker-1 and was told to stop.");
    }

    private static void assertReason(Standing standing, Reason reason, String sentence) {
        assertThat(Explanation.of(job(JobStatus.QUEUED, 0, false), standing))
                .extracting(Explanation::reason, Explanation::sentence)
                .containsExactly(reason, sentence);
    }

    private static Standing ready(@Nullable Instant pausedAt, Limit queue, Limit owner, int ahead, boolean served) {
        return new Standing(false, null, null, null, pausedAt, queue, owner, ahead, 0, served, Pace.UNKNOWN);
    }

    private static Job job(JobStatus status, int attempts, boolean cancel) {
        var submission = Submission.of(new UserId(new UUID(1, 1)), "invoice.render", Json.EMPTY);
        var times = new JobState.Times(NOW, NOW, null, null);
        return new Job(
                new JobId(new UUID(2, 2)),
                submission,
                new JobState(status, Progress.NONE, attempts, cancel, times, null, 3, 1));
    }
}
