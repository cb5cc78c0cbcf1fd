package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.TestDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
