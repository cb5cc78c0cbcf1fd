package dev.cloakroom.http.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.watch.JobWatch;
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
    private static final JobId SECOND = new JobId(new UUID(1, 2));
    private static final JobStream.Pace QUICK =
            new JobStream.Pace(Duration.ofSeconds(15), Duration.ofMillis(1), Duration.ofMinutes(15));

    /// Time passes when somebody looks at the clock.
    private Duration tick = Duration.ZERO;

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final JobWatch watch = new JobWatch(jobs, JobWatch.Caps.DEFAULT);
    private final JobStream stream = new JobStream(watch, this::look, QUICK);
    private final JobId id = new JobId(new UUID(1, 1));
    private final List<String> told = new ArrayList<>();
    private final List<Integer> flushed = new ArrayList<>();
    private boolean gone;

    JobStreamTest() {
        watch.wakeBy(watch::handle, watch::recheck);
    }

    /// Notes what is told, and does the next thing each time.
    private final class Script implements JobStream.Listener {
        private final List<Runnable> next;

        private Script(Runnable... next) {
            this.next = new ArrayList<>(List.of(next));
        }

        @Override
        public void begin() {}

        @Override
        public void changed(Job job) {
            note(job.state().revision() + " " + job.status().text());
        }

        @Override
        public void end() {
            told.add("end");
        }

        @Override
        public void heartbeat() {
            note("heartbeat");
        }

        @Override
        public void flush() {
            flushed.add(told.size());
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
        submit(id);
        follow(
                0,
                () -> become(id, JobStatus.RUNNING, 2),
                () -> become(id, JobStatus.RUNNING, 3),
                () -> become(id, JobStatus.SUCCEEDED, 4));
        assertThat(told).containsExactly("1 queued", "2 running", "3 running", "4 succeeded", "end");
        assertThat(flushed).as("before each wait").containsExactly(1, 2, 3);
        assertThat(watch.waiting()).isZero();
    }

    @Test
    void whoComesBackGetsTheStateOnlyWhenItIsNewer() throws Exception {
        submit(id);
        become(id, JobStatus.RUNNING, 5);
        follow(3, () -> become(id, JobStatus.FAILED, 6));
        assertThat(told).containsExactly("5 running", "6 failed", "end");
    }

    @Test
    void whoSawTheLastStateGetsTheEndAlone() throws Exception {
        submit(id);
        become(id, JobStatus.SUCCEEDED, 5);
        follow(5);
        assertThat(told).containsExactly("end");
    }

    @Test
    void severalJobsAreFollowedUntilTheLastIsOver() throws Exception {
        submit(id);
        submit(SECOND);
        become(SECOND, JobStatus.RUNNING, 2);
        follow(
                0,
                () -> {},
                () -> become(SECOND, JobStatus.CANCELED, 3),
                () -> become(id, JobStatus.RUNNING, 4),
                () -> become(id, JobStatus.SUCCEEDED, 5));
        assertThat(told).containsExactly("1 queued", "2 running", "3 canceled", "4 running", "5 succeeded", "end");
    }

    @Test
    void silenceIsBrokenByHeartbeats() throws Exception {
        submit(id);
        follow(0, () -> tick = Duration.ofSeconds(5), () -> {}, () -> become(id, JobStatus.CANCELED, 2));
        assertThat(told).containsExactly("1 queued", "heartbeat", "heartbeat", "2 canceled", "end");
    }

    @Test
    void afterAQuarterOfAnHourItClosesWithoutAnEnd() throws Exception {
        submit(id);
        follow(0, () -> tick = Duration.ofMinutes(15));
        assertThat(told).containsExactly("1 queued");
    }

    @Test
    void whenTheClientHungUpItClosesWithoutAnEnd() throws Exception {
        submit(id);
        follow(0, () -> gone = true);
        assertThat(told).containsExactly("1 queued");
        assertThat(watch.waiting()).isZero();
    }

    @Test
    void whenNobodyMayWaitItClosesWithoutAnEnd() throws Exception {
        submit(id);
        follow(0, watch::stop);
        assertThat(told).containsExactly("1 queued");
    }

    private void follow(int seen, Runnable... next) throws Exception {
        var read = jobs.findAll(OWNER, List.of(id, SECOND)).reversed();
        stream.follow(OWNER, read, job -> job.state().revision() > seen, () -> gone, new Script(next));
    }

    private Instant look() {
        now = now.plus(tick);
        return now;
    }

    private void submit(JobId job) {
        jobs.enqueue(Job.queued(job, Submission.of(OWNER, "sleep", Json.EMPTY), now));
    }

    private void become(JobId job, JobStatus status, int revision) {
        var times = new JobState.Times(now, now, null, null);
        var state = new JobState(status, new Progress(0, ""), 1, false, times, null, revision, 1);
        jobs.become(job, state, null);
        watch.changed(List.of(job));
    }
}
