package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import dev.cloakroom.application.jobs.work.Workers;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// The engine's tables with one owner and one worker. Each has a kind of its own, so tests do not take each other's
/// jobs.
public final class TestEngine {

    public static final Workers.Identity IDENTITY = new Workers.Identity("test", "1", Set.of("sleep"), 2);

    private static final AtomicInteger KINDS = new AtomicInteger();

    public final TestDatabase database;
    public final RecordedNews news = new RecordedNews();
    public final Jobs jobs;
    public final JobQueue queue;
    public final Workers workers;
    public final String kind = "kind-" + KINDS.incrementAndGet();
    public final UserId owner;
    public final long worker;

    public TestEngine(TestDatabase database) {
        this.database = database;
        this.jobs = new JdbiJobs(database.jdbi(), news);
        this.queue = new JdbiJobQueue(database.jdbi(), news);
        this.workers = new JdbiWorkers(database.jdbi());
        this.owner = database.newUser();
        this.worker = workers.register(UUID.randomUUID(), IDENTITY);
    }

    public Job enqueue() {
        return enqueue(Limits.DEFAULT);
    }

    public Job enqueue(Limits limits) {
        return enqueue(limits, Submission.DEFAULT_PRIORITY);
    }

    public Job enqueue(Limits limits, int priority) {
        var job = JobsContract.job(new Submission(
                owner, kind, "default", JobsContract.PAYLOAD, priority, null, limits, Submission.Origin.NONE));
        jobs.enqueue(job);
        return job;
    }

    public List<Claimed> claim(int most) {
        var shares = queue.ready(Set.of(kind)).sources().stream()
                .map(source -> new Share(source, most))
                .toList();
        return queue.claim(worker, shares).jobs();
    }

    public Claim claimOne() {
        var claimed = claim(1);
        assertThat(claimed).hasSize(1);
        return claimed.getFirst().claim();
    }

    /// Whether it was written.
    public boolean settle(Claim claim, Fate fate) {
        return queue.settle(List.of(new Settlement(claim.id(), claim.epoch(), fate, false)))
                .isEmpty();
    }

    public Job find(JobId id) {
        return jobs.find(owner, id).orElseThrow();
    }

    public static Limits attempts(int most) {
        return new Limits(most, Duration.ofMinutes(1), null);
    }

    public void sql(String sql, Object... arguments) {
        database.jdbi()
                .useHandle(handle -> assertThat(handle.execute(sql, arguments)).isPositive());
    }

    public int count(String sql, Object... arguments) {
        return database.jdbi().withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (int i = 0; i < arguments.length; i++) {
                query.bind(i, arguments[i]);
            }
            return query.mapTo(Integer.class).one();
        });
    }
}
