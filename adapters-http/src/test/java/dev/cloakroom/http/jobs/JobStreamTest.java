package dev.cloakroom.http.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.JobWatch;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobStreamTest {

    private static final UserId OWNER = new UserId(new UUID(0, 7));

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final JobWatch watch = new JobWatch(jobs, () -> now);
    private final JobStream stream = new JobStream(new JobQueries(jobs), watch, () -> now);
    private final JobId id = new JobId(new TestIds().get());
    private final List<String> told = new ArrayList<>();

    /// Notes what is told, and moves the job to its next state each time.
    private final class Script implements JobStream.Listener {
        private final List<Runnable> next;

        private Script(Runnable... next) {
            this.next = new ArrayList<>(List.of(next));
        }

        @Override
        public void begin() {}

        @Override
        public void status(Job job) {
            note(job.state().revision() + " status " + job.status().text());
        }

        @Override
        public void progress(Job job) {
            note(job.state().revision() + " progress " + job.state().progress().percent());
        }

        @Override
        public void result(Job job) {
            told.add(job.state().revision() + " result");
        }

        @Override
        public void end(Job job) {
            told.add(job.state().revision() + " end");
        }

        @Override
        public void heartbeat() {
            note("heartbeat");
        }

        private void note(String line) {
            told.add(line);
            if (!next.isEmpty()) {
                next.removeFirst().run();
            }
        }
    }

    @Test
    void everyStateIsToldUntilTheEnd() throws Exception {
        submit();
        stream.follow(
                OWNER,
                id,
                0,
                new Script(
                        () -> become(JobStatus.RUNNING, 2, 0),
                        () -> become(JobStatus.RUNNING, 3, 40),
                        () -> become(JobStatus.SUCCEEDED, 4, 100)));
        assertThat(told)
                .containsExactly(
                        "1 status queued",
                        "2 status running",
                        "3 progress 40",
                        "4 status succeeded",
                        "4 result",
                        "4 end");
    }

    @Test
    void whoComesBackGetsTheStateOnlyWhenItIsNewer() throws Exception {
        submit();
        become(JobStatus.RUNNING, 5, 10);
        stream.follow(OWNER, id, 3, new Script(() -> become(JobStatus.FAILED, 6, 10)));
        assertThat(told).containsExactly("5 status running", "6 status failed", "6 end");
    }

    @Test
    void whoSawTheLastStateGetsTheEndAlone() throws Exception {
        submit();
        become(JobStatus.SUCCEEDED, 5, 100);
        stream.follow(OWNER, id, 5, new Script());
        assertThat(told).containsExactly("5 end");
    }

    @Test
    void afterAQuarterOfAnHourItClosesWithoutAnEnd() throws Exception {
        submit();
        stream.follow(OWNER, id, 0, new Script(() -> now = now.plus(Duration.ofMinutes(15))));
        assertThat(told).containsExactly("1 status queued");
    }

    @Test
    void whenNobodyMayWaitItClosesWithoutAnEnd() throws Exception {
        submit();
        stream.follow(OWNER, id, 0, new Script(watch::stop));
        assertThat(told).containsExactly("1 status queued");
    }

    private void submit() {
        jobs.enqueue(Job.queued(id, Submission.of(OWNER, "sleep", Json.EMPTY), now));
    }

    private void become(JobStatus status, int revision, int percent) {
        var times = new JobState.Times(now, now, null, null);
        var state = new JobState(status, new Progress(percent, ""), 1, false, times, null, revision, 1);
        jobs.become(id, state, status == JobStatus.SUCCEEDED ? Json.EMPTY : null);
    }
}
