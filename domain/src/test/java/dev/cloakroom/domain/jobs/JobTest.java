package dev.cloakroom.domain.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-03T00:00:00Z");
    private static final JobId OLD = new JobId(new UUID(1, 1));
    private static final JobId NEW = new JobId(new UUID(2, 2));

    @Test
    void aRetryRunsAtOnceAndHasAsMuchTimeAsTheFirst() {
        var limits = new Limits(3, Duration.ofSeconds(9), CREATED.plusSeconds(60));
        var submission = new Submission(
                new UserId(new UUID(3, 3)),
                "resize",
                "photos",
                Json.of(7),
                2,
                CREATED.plusSeconds(30),
                limits,
                new Submission.Origin(null, "old trace"));
        var again = failed(submission).again(NEW, "new trace", LATER);
        assertThat(again)
                .isEqualTo(Job.queued(
                        NEW,
                        new Submission(
                                submission.owner(),
                                "resize",
                                "photos",
                                Json.of(7),
                                2,
                                null,
                                new Limits(3, Duration.ofSeconds(9), LATER.plusSeconds(60)),
                                new Submission.Origin(OLD, "new trace")),
                        LATER));
    }

    @Test
    void whatHadNoEndHasNoneAgain() {
        var submission = Submission.of(new UserId(new UUID(3, 3)), "resize", Json.EMPTY);
        var again = failed(submission).again(NEW, null, LATER);
        assertThat(again.submission().limits()).isEqualTo(Limits.DEFAULT);
    }

    private static Job failed(Submission submission) {
        var times = new JobState.Times(CREATED, CREATED, CREATED.plusSeconds(1), null);
        var state = new JobState(JobStatus.FAILED, Progress.NONE, 3, false, times, null, 4, 3);
        return new Job(OLD, submission, state);
    }
}
