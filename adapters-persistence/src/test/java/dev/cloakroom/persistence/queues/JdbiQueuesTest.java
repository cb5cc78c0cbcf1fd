package dev.cloakroom.persistence.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.queues.PutQueue;
import dev.cloakroom.application.queues.QueueStanding;
import dev.cloakroom.application.queues.QueueStanding.Depth;
import dev.cloakroom.application.queues.QueueStanding.Finished;
import dev.cloakroom.application.queues.Queues;
import dev.cloakroom.application.queues.QueuesContract;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.queues.Queue;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiQueuesTest implements QueuesContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Queues queues = new JdbiQueues(DATABASE.jdbi());
    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final TestIds ids = new TestIds();
    private final String name = "queue-" + UUID.randomUUID();

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Test
    void jobsAreCountedByWhatTheyWaitFor() {
        queues.add(Queue.made(name, null, Instant.EPOCH));
        var mine = DATABASE.newUser();
        var other = DATABASE.newUser();
        submit(mine, "one", null);
        submit(mine, "two", null);
        submit(other, "one", null);
        submit(mine, "one", Instant.now().plusSeconds(600));
        become(1, submit(mine, "one", null));
        become(4, submit(other, "two", null));
        assertThat(standing(null).depth()).isEqualTo(new Depth(4, 1, 1));
        assertThat(standing(mine).depth()).isEqualTo(new Depth(2, 1, 1));
        assertThat(standing(other).depth()).isEqualTo(new Depth(2, 0, 0));
    }

    @Test
    void theAgeIsThatOfTheJobThatIsReadyLongest() {
        queues.add(Queue.made(name, null, Instant.EPOCH));
        var mine = DATABASE.newUser();
        assertThat(standing(mine).oldestReady()).isNull();
        submit(mine, "one", null);
        // Urgent and young in front of old and patient.
        var waiting = submission(mine, "one", 9, null);
        jobs.enqueue(Job.queued(madeAgo(300), waiting, Instant.now()));
        assertThat(standing(mine).oldestReady()).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(310));
        assertThat(standing(DATABASE.newUser()).oldestReady()).isNull();
        assertThat(standing(null).oldestReady()).isGreaterThan(Duration.ofSeconds(290));
    }

    @Test
    void aJobWhoseTimeCameIsReadySinceThen() {
        queues.add(Queue.made(name, null, Instant.EPOCH));
        var mine = DATABASE.newUser();
        var job = madeAgo(3600);
        jobs.enqueue(Job.queued(job, submission(mine, "one", 5, Instant.now().minusSeconds(60)), Instant.now()));
        assertThat(standing(mine).oldestReady()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(70));
    }

    @Test
    void aJobWhoseTimeWasOverWhenItCameIsReadySinceItCame() {
        queues.add(Queue.made(name, null, Instant.EPOCH));
        var mine = DATABASE.newUser();
        var aYearAgo = Instant.now().minus(Duration.ofDays(365));
        jobs.enqueue(Job.queued(madeAgo(60), submission(mine, "one", 5, aYearAgo), Instant.now()));
        assertThat(standing(mine).oldestReady()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(70));
    }

    @Test
    void whatEndedInTheLastMinutesIsCountedWhateverItsEnd() {
        queues.add(Queue.made(name, null, Instant.EPOCH));
        var mine = DATABASE.newUser();
        var other = DATABASE.newUser();
        // In one transaction it is the same minute all the time.
        var finished = DATABASE.patiently(() -> {
            // The minute that runs now does not count, nor what is older than an hour.
            for (int minutesAgo : new int[] {0, 1, 5, 6, 60, 61}) {
                cancel(mine, minutesAgo);
            }
            cancel(other, 1);
            return List.of(standing(mine).finished(), standing(null).finished());
        });
        assertThat(finished).containsExactly(new Finished(2, 4), new Finished(3, 5));
        assertThat(standing(mine).depth()).isEqualTo(new Depth(0, 0, 0));
    }

    @Test
    void aQueueIsInUseUntilItsLastJobIsOver() {
        queues.add(Queue.made(name, null, Instant.EPOCH));
        assertThat(queues.isInUse(name)).isFalse();
        var mine = DATABASE.newUser();
        var delayed = submit(mine, "one", Instant.now().plusSeconds(600));
        assertThat(queues.isInUse(name)).isTrue();
        become(1, delayed);
        assertThat(queues.isInUse(name)).isTrue();
        become(0, delayed);
        assertThat(queues.isInUse(name)).isTrue();
        assertThat(jobs.cancel(mine, delayed)).contains(true);
        assertThat(queues.isInUse(name)).isFalse();
        // History keeps the name.
        queues.remove(name);
        assertThat(jobs.find(mine, delayed))
                .hasValueSatisfying(job -> assertThat(job.submission().queue()).isEqualTo(name));
    }

    /// The least of what each counts: the jobs of that owner, and none of the many others'.
    @Test
    void whoHasFewJobsDoesNotPayForTheManyOfOthers() {
        queues.add(Queue.made(name, null, Instant.EPOCH));
        var mine = DATABASE.newUser();
        submit(mine, name, null);
        submit(DATABASE.newUser(), name, null);
        int many = DATABASE.patiently(() -> DATABASE.jdbi().withHandle(handle -> handle.execute("""
                INSERT INTO job_queue (job_id, owner_no, lane_no, priority, state)
                SELECT uuidv7(), max(owner_no), max(lane_no), 5, 0 FROM job_queue, generate_series(1, 20000) AS n
                WHERE lane_no IN (SELECT lane_no FROM lane WHERE queue = ?) GROUP BY n
                """, name)));
        assertThat(many).isEqualTo(20_000);
        var plan = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + StandingStatement.OF_OWNER)
                        .bind("name", name)
                        .bind("owner", mine.value())
                        .mapTo(String.class)
                        .collect(Collectors.joining("\n")));
        assertThat(plan).doesNotContain("Seq Scan on job_queue", "Seq Scan on job_counter");
        assertThat(Pattern.compile("Rows Removed by Filter: \\d{4}|actual rows=\\d{4}")
                        .matcher(plan)
                        .find())
                .as(plan)
                .isFalse();
        assertThat(standing(mine).depth()).isEqualTo(new Depth(1, 0, 0));
        assertThat(standing(null).depth()).isEqualTo(new Depth(20_002, 0, 0));
    }

    @Test
    void workersFindNothingInAPausedQueueAndWhatIsLeftInADeletedOne() {
        var made = Queue.made(name, null, Instant.EPOCH);
        queues.add(made);
        submit(DATABASE.newUser(), name, null);
        var workers = new JdbiJobQueue(DATABASE.jdbi(), new Broadcast());
        assertThat(workers.ready(Set.of(name)).sources()).hasSize(1);
        queues.update(made.paused(Instant.EPOCH));
        assertThat(workers.ready(Set.of(name)).sources()).isEmpty();
        queues.remove(name);
        assertThat(workers.ready(Set.of(name)).sources()).hasSize(1);
    }

    @Test
    void adminsWhoMakeQueuesWaitForOneAnother() throws Exception {
        var clock = InstantSource.fixed(Instant.EPOCH);
        var put = new PutQueue(queues, DATABASE.transactions(), new Broadcast(), clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> put.handle(name, i + 1, _ -> {})))
                    .toList();
            int made = 0;
            for (var one : all) {
                made += one.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(queues.find(name))
                .hasValueSatisfying(queue -> assertThat(queue.revision()).isEqualTo(20));
    }

    private QueueStanding standing(@Nullable UserId owner) {
        return queues.standings(name, owner).getFirst();
    }

    private JobId submit(UserId owner, String kind, @Nullable Instant runAt) {
        var id = new JobId(ids.get());
        jobs.enqueue(Job.queued(id, submission(owner, kind, 5, runAt), Instant.now()));
        return id;
    }

    private Submission submission(UserId owner, String kind, int priority, @Nullable Instant runAt) {
        return new Submission(owner, kind, name, Json.EMPTY, priority, runAt, Limits.DEFAULT, Submission.Origin.NONE);
    }

    private static JobId madeAgo(int seconds) {
        long millis = Instant.now().minusSeconds(seconds).toEpochMilli();
        return new JobId(new UUID(millis << 16 | 0x7000, Long.MIN_VALUE));
    }

    private static void become(int state, JobId id) {
        DATABASE.jdbi()
                .useHandle(
                        handle -> handle.execute("UPDATE job_queue SET state = ? WHERE job_id = ?", state, id.value()));
    }

    /// Ends a job that many minutes ago.
    private void cancel(UserId owner, int minutesAgo) {
        assertThat(jobs.cancel(owner, submit(owner, "kind-" + minutesAgo, null)))
                .contains(true);
        DATABASE.jdbi()
                .useHandle(
                        handle -> assertThat(handle.execute("""
                UPDATE job_counter SET slot = date_trunc('minute', now()) - make_interval(mins => ?)
                WHERE lane_no = (SELECT lane_no FROM lane WHERE queue = ? AND kind = ?)
                  AND owner_no = (SELECT owner_no FROM users WHERE id = ?)
                """, minutesAgo, name, "kind-" + minutesAgo, owner.value()))
                                .isEqualTo(1));
    }
}
