package dev.cloakroom.http.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobMarksTest {

    private static final List<JobId> JOBS =
            IntStream.range(0, 100).mapToObj(JobMarksTest::id).toList();

    @Test
    void whatWasSeenIsKeptInTheText() {
        var marks = JobMarks.read(null, JOBS);
        marks.see(job(3, 7));
        marks.see(job(99, 1_000_000));
        var again = JobMarks.read(marks.text(), JOBS.reversed());
        assertThat(again.isNews(job(3, 7))).isFalse();
        assertThat(again.isNews(job(3, 8))).isTrue();
        assertThat(again.isNews(job(99, 1_000_000))).isFalse();
        assertThat(again.isNews(job(99, 1_000_001))).isTrue();
        assertThat(again.isNews(job(4, 1))).isTrue();
        assertThat(again.text()).isEqualTo(marks.text());
    }

    @Test
    void theTextOfAHundredJobsIsShort() {
        var marks = JobMarks.read(null, JOBS);
        JOBS.forEach(id -> marks.see(job((int) id.value().getLeastSignificantBits(), Integer.MAX_VALUE)));
        assertThat(marks.text().length()).isLessThan(1024);
        assertThat(JobMarks.read(marks.text(), JOBS).isNews(job(5, Integer.MAX_VALUE)))
                .isFalse();
    }

    @Test
    void ofOtherJobsNothingWasSeen() {
        var marks = JobMarks.read(null, JOBS);
        marks.see(job(3, 7));
        assertThat(JobMarks.read(marks.text(), JOBS.subList(0, 99)).isNews(job(3, 7)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "!!!!!!!!", "AAAAAAAA", "_____________"})
    void textOfSomebodyElseSaysNothing(String text) {
        assertThat(JobMarks.read(text, JOBS).isNews(job(0, 1))).isTrue();
    }

    @Test
    void whatIsCutOffSaysNothingOfTheRest() {
        var marks = JobMarks.read(null, JOBS);
        JOBS.forEach(id -> marks.see(job((int) id.value().getLeastSignificantBits(), 5)));
        var cut = JobMarks.read(marks.text().substring(0, 20), JOBS);
        assertThat(cut.isNews(job(0, 5))).isFalse();
        assertThat(cut.isNews(job(99, 5))).isTrue();
    }

    private static JobId id(int number) {
        return new JobId(new UUID(1, number));
    }

    private static Job job(int number, int revision) {
        var times = new JobState.Times(Instant.EPOCH, null, null, null);
        var state = new JobState(JobStatus.RUNNING, Progress.NONE, 1, false, times, null, revision, 1);
        return new Job(id(number), Submission.of(UserId.SYSTEM, "sleep", Json.EMPTY), state);
    }
}
