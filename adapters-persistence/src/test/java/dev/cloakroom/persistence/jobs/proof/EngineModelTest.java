package dev.cloakroom.persistence.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Intake;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.work.HeadStart.Places;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.JobQueue.Report;
import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.GroupCommit;
import dev.cloakroom.persistence.jobs.TestEngine;
import dev.cloakroom.persistence.jobs.proof.JobModel.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories against the tables and against a model that knows no SQL: after each step they agree about every
/// job. Claims that were lost long ago go on trying, and must change nothing.
@Timeout(120)
class EngineModelTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int STEPS = 100;
    private static final int MOST_JOBS = 8;
    private static final Failure FAILURE = new Failure("source-unavailable", "The source is away.");

    private static final List<Function<Claim, Fate>> FATES = List.of(
            claim -> claim.succeeded(Json.EMPTY),
            claim -> claim.failed(FAILURE, Duration.ZERO),
            claim -> claim.failed(FAILURE, Duration.ofHours(1)),
            claim -> claim.refused(FAILURE),
            claim -> claim.timedOut(Duration.ofHours(1)),
            claim -> claim.snoozed(Duration.ofHours(1)),
            Claim::expired,
            Claim::canceled,
            Claim::handedBack,
            Claim::handedBack);

    private final TestEngine engine = new TestEngine(DATABASE);
    private final JobModel model = new JobModel();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<JobId, Integer> revisions = new HashMap<>();
    private final Map<JobId, JobStatus> statuses = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theTablesAndTheModelAgreeAfterEachStep(long seed) {
        var random = new Random(seed);
        var history = new ArrayList<String>();
        for (int step = 0; step < STEPS; step++) {
            history.add(step(random));
            var found = new HashMap<JobId, JobState>();
            engine.jobs
                    .list(engine.owner, JobFilter.newest(MOST_JOBS))
                    .forEach(job -> found.put(job.id(), job.state()));
            assertThat(found).hasSize(model.all().size());
            for (var modeled : model.all()) {
                compare(modeled, Objects.requireNonNull(found.get(modeled.id)), seed, history);
            }
        }
        assertThat(model.all()).anyMatch(JobModel.at(Place.OVER));
    }

    private String step(Random random) {
        int dice = random.nextInt(100);
        if (model.all().size() < MOST_JOBS && dice < 20) {
            return enqueue(random);
        }
        if (dice < 45) {
            return claim();
        }
        if (dice < 75) {
            return claims.isEmpty() ? "nothing to settle" : settle(pick(claims, random), random);
        }
        if (dice < 80) {
            return claims.isEmpty() ? "nothing to report" : report(pick(claims, random));
        }
        if (dice < 85) {
            return claims.isEmpty() ? "nothing to save" : checkpoint(pick(claims, random));
        }
        if (model.all().isEmpty()) {
            return "no job yet";
        }
        var id = pick(List.copyOf(model.all()), random).id;
        if (dice < 90) {
            assertThat(engine.jobs.cancel(engine.owner, id)).contains(model.cancel(id));
            return "cancel " + id;
        }
        if (dice < 93) {
            assertThat(engine.jobs.runNow(engine.owner, id)).isEqualTo(model.runNow(id));
            return "run now " + id;
        }
        return dice < 98 ? promote() : expire(id);
    }

    private String enqueue(Random random) {
        int priority = random.nextInt(3);
        var limits = TestEngine.attempts(1 + random.nextInt(3));
        boolean delayed = random.nextInt(4) == 0;
        var job = JobsContract.job(new Submission(
                engine.owner,
                engine.kind,
                "default",
                JobsContract.PAYLOAD,
                priority,
                delayed ? Instant.now().plusSeconds(3600) : null,
                limits,
                Submission.Origin.NONE));
        if (!delayed && random.nextInt(3) == 0) {
            claims.add(begin(job));
            model.begin(job.id(), priority);
            return "begin " + job.id();
        }
        engine.jobs.enqueue(job);
        model.enqueue(job.id(), priority, delayed);
        return "enqueue " + job.id();
    }

    private Claim begin(Job job) {
        var places = new AllPlaces(engine.worker, List.of(job.id()));
        assertThat(intake(places).submit(job, null)).isEmpty();
        assertThat(places.begun()).hasSize(1);
        return places.begun().getFirst().claim();
    }

    private static Intake intake(AllPlaces places) {
        var intake = new GroupCommit(Routing.none(DATABASE.jdbi()), new Broadcast());
        intake.beginBy(_ -> places);
        return intake;
    }

    /// Free for these, whoever else waits.
    private record AllPlaces(long worker, List<JobId> jobs, List<Claimed> begun) implements Places {
        AllPlaces(long worker, List<JobId> jobs) {
            this(worker, jobs, new ArrayList<>());
        }

        @Override
        public void begin(List<Claimed> stored) {
            begun.addAll(stored);
        }

        @Override
        public void close() {}
    }

    private String claim() {
        var expected = model.claim();
        var claimed = engine.claim(1);
        assertThat(claimed).hasSize(expected.isPresent() ? 1 : 0);
        if (expected.isEmpty()) {
            return "nothing to claim";
        }
        var claim = claimed.getFirst().claim();
        assertThat(claim.id()).isEqualTo(expected.get().id);
        assertThat(claim.crashes()).isEqualTo(expected.get().crashes);
        claims.add(claim);
        return "claim " + claim;
    }

    /// By whoever holds it, or by the rescuer.
    private String settle(Claim claim, Random random) {
        boolean rescued = random.nextInt(4) == 0;
        var fate = rescued ? claim.crashed() : pick(FATES, random).apply(claim);
        boolean written = model.settle(claim, fate, rescued);
        var lost = engine.queue.settle(List.of(new Settlement(claim.id(), claim.epoch(), fate, rescued)));
        assertThat(lost).isEqualTo(written ? Set.of() : Set.of(claim.id()));
        return "settle " + claim + " " + fate + (rescued ? " rescued" : "");
    }

    private String report(Claim claim) {
        var lost = engine.queue.report(List.of(new Report(claim.id(), claim.epoch(), new Progress(50, "half"))));
        assertThat(lost).isEqualTo(model.holds(claim) ? Set.of() : Set.of(claim.id()));
        return "report " + claim;
    }

    private String checkpoint(Claim claim) {
        assertThat(engine.queue.saveCheckpoint(claim.id(), claim.epoch(), Json.of(claim.epoch())))
                .isEqualTo(model.holds(claim));
        return "checkpoint " + claim;
    }

    private String promote() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                UPDATE job_queue SET run_at = now()
                WHERE state = 2 AND owner_no = (SELECT owner_no FROM users WHERE id = ?)
                """, engine.owner.value()));
        // Those that wait together are promoted in any order: the model takes over which one it was.
        var _ = engine.queue.promote(1_000);
        var order = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT job_id FROM job_queue
                        WHERE state = 0 AND owner_no = (SELECT owner_no FROM users WHERE id = :owner) ORDER BY seq
                        """)
                        .bind("owner", engine.owner.value())
                        .mapTo(UUID.class)
                        .list());
        model.promote();
        long turn = -order.size();
        for (var id : order) {
            for (var job : model.all()) {
                if (job.id.value().equals(id)) {
                    job.turn = turn++;
                }
            }
        }
        return "promote";
    }

    private String expire(JobId id) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE job_queue SET finish_by = now() - interval '1 s' WHERE job_id = ? AND state <> 1",
                        id.value()));
        var _ = engine.queue.expire(1_000);
        model.expire(id);
        return "expire " + id;
    }

    private void compare(JobModel.Modeled modeled, JobState state, long seed, List<String> history) {
        assertThat(List.of(state.status(), state.epoch(), state.attempts(), state.cancelRequested()))
                .as("seed %s: %s after %s", seed, modeled, history)
                .isEqualTo(List.of(modeled.status, modeled.epoch, modeled.attempts, modeled.cancel));
        var before = revisions.put(modeled.id, state.revision());
        var was = statuses.put(modeled.id, state.status());
        if (before != null && was != null) {
            assertThat(state.revision())
                    .as("seed %s: the revision of %s after %s", seed, modeled, history)
                    .isGreaterThanOrEqualTo(was == state.status() ? before : before + 1);
        }
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
