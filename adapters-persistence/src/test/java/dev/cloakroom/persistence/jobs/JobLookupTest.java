package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobLookupTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /// Weeks of their own, so that tests can drop them.
    private static final Instant MONDAY = Instant.parse("2031-03-03T00:00:00Z");

    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final JobLookup lookup = new JobLookup();
    private final UserId owner = DATABASE.newUser();

    @BeforeEach
    void makeWeeks() {
        execute("SELECT make_partitions('%1$s', CAST('%1$s' AS timestamptz) + interval '1 week')".formatted(MONDAY));
    }

    @Test
    void aJobIsFoundInItsWeekAsItIsEverywhere() {
        var job = stored(MONDAY.plusSeconds(1));
        assertThat(find(job)).contains(job);
        assertThat(find(job)).contains(job);

        EndedJobs.end(DATABASE.jdbi(), job.id(), JobStatus.SUCCEEDED, 1, null, null);
        var ended = find(job);
        assertThat(ended).isEqualTo(find(new JobLookup(), owner, job));
        assertThat(ended.orElseThrow().status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void onceAWeekIsKnownNoOtherIsAsked() {
        var first = stored(MONDAY);
        var last = stored(MONDAY.plusSeconds(7 * 86_400).minusMillis(1));
        assertThat(find(first)).contains(first);
        try (var locks = DATABASE.jdbi().open()) {
            locks.begin();
            locks.execute("LOCK TABLE ONLY job, ONLY job_outcome, job_default IN ACCESS EXCLUSIVE MODE");
            assertThat(find(first)).contains(first);
            assertThat(find(last)).contains(last);
            locks.rollback();
        }
    }

    @Test
    void whatHasNoPartitionIsFoundBeforeAndAfterItGetsOne() {
        var lost = stored(MONDAY.plusSeconds(90 * 86_400));
        assertThat(find(lost)).contains(lost);
        assertThat(find(lost)).contains(lost);
        execute("SELECT make_partitions_of_strays()");
        assertThat(find(lost)).contains(lost);
        assertThat(find(lost)).contains(lost);
    }

    @Test
    void aWeekThatWasDroppedHasNoJobsAnyMore() {
        var job = stored(MONDAY.plusSeconds(2));
        assertThat(find(job)).isPresent();
        execute("DELETE FROM job_queue");
        execute("SELECT drop_week('2031-03-03')");
        assertThat(DATABASE.transactions().run(() -> find(job))).isEmpty();
        assertThat(find(job)).isEmpty();
        makeWeeks();
        var another = stored(MONDAY.plusSeconds(3));
        assertThat(find(another)).contains(another);
        assertThat(find(another)).contains(another);
    }

    @Test
    void nobodyFindsTheJobOfAnother() {
        var job = stored(MONDAY.plusSeconds(4));
        assertThat(find(job)).contains(job);
        var stranger = DATABASE.newUser();
        assertThat(find(lookup, stranger, job)).isEmpty();
        EndedJobs.end(DATABASE.jdbi(), job.id(), JobStatus.SUCCEEDED, 1, null, null);
        assertThat(find(lookup, stranger, job)).isEmpty();
    }

    private Job stored(Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000L;
        var id = new JobId(new UUID(high, UUID.randomUUID().getLeastSignificantBits()));
        var job = Job.queued(id, Submission.of(owner, "sleep", JobsContract.PAYLOAD), at);
        jobs.enqueue(job);
        return job;
    }

    private Optional<Job> find(Job job) {
        return find(lookup, owner, job);
    }

    /// A look-up of its own knows no week yet.
    private static Optional<Job> find(JobLookup lookup, UserId of, Job job) {
        return DATABASE.jdbi().withHandle(handle -> lookup.find(handle, of, job.id()));
    }

    private static void execute(String statement) {
        DATABASE.jdbi().useHandle(handle -> handle.execute(statement));
    }
}
