package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiJobsTest implements JobsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Test
    void aJobIsStoredWithTheTransactionAroundItOrNotAtAll() {
        var job = JobsContract.job(newOwner(), "sleep");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> DATABASE.transactions().run(() -> {
                    jobs.enqueue(job);
                    throw new IllegalStateException("no");
                }));
        assertThat(jobs.find(job.submission().owner(), job.id())).isEmpty();
    }

    @Test
    void workersHearOfAJobAfterTheCommit() {
        var heard = new RecordedNews();
        var jobs = new JdbiJobs(DATABASE.jdbi(), heard);
        DATABASE.transactions().run(() -> {
            jobs.enqueue(JobsContract.job(newOwner(), "sleep"));
            assertThat(heard.events()).isEmpty();
        });
        assertThat(heard.events()).containsExactly("ready");
    }

    /// As many as a batch may have.
    @Test
    void tenThousandJobsFitIntoOneTransaction() {
        var owner = newOwner();
        var many = Stream.generate(() -> JobsContract.job(owner, "sleep"))
                .limit(10_000)
                .toList();
        DATABASE.transactions().run(() -> jobs.enqueue(many));
        assertThat(jobs.find(owner, many.getFirst().id())).contains(many.getFirst());
        assertThat(jobs.list(owner, JobFilter.newest(10_001))).hasSize(10_000);
    }

    @Test
    void whatRunsIsListedNewestFirstWithEveryFilterAndByPages() {
        var owner = newOwner();
        var waiting = JobsContract.job(owner, "a");
        var first = JobsContract.job(owner, "a");
        var second = JobsContract.job(owner, "b");
        var third = JobsContract.job(owner, "a");
        var foreign = JobsContract.job(newOwner(), "a");
        jobs.enqueue(List.of(waiting, first, second, third));
        jobs.enqueue(foreign);
        // By workers in another order than their ids have.
        Map.of(first, 3, second, 1, third, 2, foreign, 1).forEach(JdbiJobsTest::run);
        assertThat(running(owner, null, null)).containsExactly(third.id(), second.id(), first.id());
        assertThat(running(owner, "a", null)).containsExactly(third.id(), first.id());
        assertThat(running(owner, null, second.id())).containsExactly(first.id());
        var waits = new JobFilter(Set.of(JobStatus.QUEUED), "a", "default", null, null, null, 10);
        assertThat(jobs.list(owner, waits)).extracting(Job::id).containsExactly(waiting.id());
        var live = new JobFilter(Set.of(JobStatus.QUEUED, JobStatus.RUNNING), "b", null, null, null, null, 10);
        assertThat(jobs.list(owner, live)).extracting(Job::id).containsExactly(second.id());
    }

    @ParameterizedTest
    @EnumSource(
            value = JobStatus.class,
            names = {"FAILED", "CANCELED", "EXPIRED"})
    void whatEndedWithoutSuccessIsListedNewestFirstWithEveryFilterAndByPages(JobStatus end) {
        var owner = newOwner();
        var ended = Stream.of("a", "b", "a")
                .map(kind -> JobsContract.job(owner, kind))
                .toList();
        var foreign = JobsContract.job(newOwner(), "a");
        jobs.enqueue(ended);
        jobs.enqueue(List.of(foreign));
        Stream.concat(ended.stream(), Stream.of(foreign)).forEach(job -> end(job, end));
        for (var other : EnumSet.complementOf(EnumSet.of(end, JobStatus.QUEUED, JobStatus.RUNNING))) {
            var job = JobsContract.job(owner, "a");
            jobs.enqueue(List.of(job));
            end(job, other);
        }
        var ids = ended.reversed().stream().map(Job::id).toList();
        assertThat(listed(owner, end, null, null)).isEqualTo(ids);
        assertThat(listed(owner, end, "a", null)).containsExactly(ids.get(0), ids.get(2));
        assertThat(listed(owner, end, null, ids.get(1))).containsExactly(ids.get(2));
    }

    private static void end(Job job, JobStatus end) {
        EndedJobs.end(DATABASE.jdbi(), job.id(), end, 1, null, null);
    }

    private static void run(Job job, int worker) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE job_queue SET state = 1, worker_no = ?, started_at = now() WHERE job_id = ?",
                        worker,
                        job.id().value()));
    }

    private List<JobId> running(UserId owner, @Nullable String kind, @Nullable JobId before) {
        return listed(owner, JobStatus.RUNNING, kind, before);
    }

    private List<JobId> listed(UserId owner, JobStatus status, @Nullable String kind, @Nullable JobId before) {
        var filter = new JobFilter(Set.of(status), kind, null, null, null, before, 10);
        return jobs.list(owner, filter).stream().map(Job::id).toList();
    }

    @Test
    void nobodyUsesMoreThanAHundredKinds() {
        var owner = newOwner();
        for (int i = 0; i < 100; i++) {
            jobs.enqueue(JobsContract.job(owner, "mine-" + i));
        }
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> jobs.enqueue(JobsContract.job(owner, "mine-100")));
        jobs.enqueue(JobsContract.job(owner, "mine-7"));
        jobs.enqueue(JobsContract.job(newOwner(), "mine-100"));
    }
}
