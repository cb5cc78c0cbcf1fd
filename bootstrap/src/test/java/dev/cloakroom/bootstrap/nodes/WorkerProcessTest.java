package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.SleepHandler;
import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.bootstrap.Main;
import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.process.TimeOrderedIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Workers as processes of their own, and what becomes of their jobs when they end.
class WorkerProcessTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path data;

    private final InstantSource clock = InstantSource.system();
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final UserId owner = DATABASE.newUser();

    @Test
    void aJobOfAKilledWorkerIsDoneOnceByAnother() throws Exception {
        JobId id;
        try (var first = worker("first")) {
            first.awaitLine("ready as WORK");
            id = submit(600);
            Eventually.holds("the job runs", () -> status(id) == JobStatus.RUNNING);
            first.kill();
        }
        assertThat(status(id)).isEqualTo(JobStatus.RUNNING);
        makeShort(id);
        makeWorkersSilent();
        try (var second = worker("second")) {
            Eventually.holds("the job is over", () -> status(id).isTerminal());
            assertThat(status(id)).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(outcomes(id)).isEqualTo(1);
            assertThat(crashes(id)).isEqualTo(1);
            assertThat(second.terminate()).isEqualTo(143);
        }
    }

    @Test
    void aWorkerThatIsAskedToStopHandsItsJobBackUncounted() throws Exception {
        JobId id;
        try (var worker = worker("first")) {
            worker.awaitLine("ready as WORK");
            id = submit(600);
            Eventually.holds("the job runs", () -> status(id) == JobStatus.RUNNING);
            assertThat(worker.terminate()).isEqualTo(143);
        }
        var job = jobs.find(owner, id).orElseThrow();
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.state().attempts()).isZero();
    }

    private OtherProcess worker(String name) throws IOException {
        var settings = DATABASE.settings();
        return OtherProcess.start(
                Main.class,
                Map.of(
                        "CLOAKROOM_DATABASE_URL", settings.url(),
                        "CLOAKROOM_SECRET", "only for this test: 0123456789abcdef",
                        "CLOAKROOM_DATA_DIR", data.resolve(name).toString(),
                        "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                        "CLOAKROOM_OPS_PORT", "0"),
                "work");
    }

    private JobId submit(int seconds) {
        var payload = Json.EMPTY.with("seconds", new Json.Num(BigDecimal.valueOf(seconds)));
        var job = Job.queued(new JobId(ids.get()), Submission.of(owner, SleepHandler.KIND, payload), clock.instant());
        jobs.enqueue(job);
        return job.id();
    }

    private JobStatus status(JobId id) {
        return jobs.find(owner, id).orElseThrow().status();
    }

    /// It lasts until its worker is killed, however long that takes; nobody waits as long for the other worker.
    private static void makeShort(JobId id) {
        DATABASE.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE job SET payload = '{\"seconds\": 0}' WHERE id = ?", id.value()));
    }

    /// What fifteen seconds would do.
    private static void makeWorkersSilent() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE worker SET seen_at = now() - interval '1 hour'"));
    }

    private static int outcomes(JobId id) {
        return count("SELECT count(*) FROM job_outcome WHERE job_id = ?", id);
    }

    private static int crashes(JobId id) {
        return count("SELECT count(*) FROM job_attempt WHERE job_id = ?", id);
    }

    private static int count(String sql, JobId id) {
        return DATABASE.jdbi()
                .withHandle(handle ->
                        handle.select(sql, id.value()).mapTo(Integer.class).one());
    }
}
