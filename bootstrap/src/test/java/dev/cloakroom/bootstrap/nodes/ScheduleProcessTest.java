package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.SleepHandler;
import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.bootstrap.Main;
import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.process.TimeOrderedIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.schedules.Cron;
import dev.cloakroom.domain.schedules.Plan;
import dev.cloakroom.domain.schedules.Recurrence;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.schedules.JdbiSchedules;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Workers as processes of their own, two of them, and a schedule whose time has come.
class ScheduleProcessTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path data;

    private final InstantSource clock = InstantSource.system();
    private final JdbiSchedules schedules = new JdbiSchedules(DATABASE.jdbi());
    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final UserId owner = DATABASE.newUser();

    @Test
    void oneOfThemFiresItAndOneOfThemRunsItsJob() throws Exception {
        var schedule = dueNow();
        schedules.add(schedule);
        try (var first = worker("first");
                var second = worker("second")) {
            Eventually.holds("a job of the schedule is done", this::anyIsDone);
            assertThat(first.terminate()).isEqualTo(143);
            assertThat(second.terminate()).isEqualTo(143);
        }
        int made = jobs.list(owner, JobFilter.newest(10)).size();
        // A minute may have begun meanwhile.
        assertThat(count("SELECT count(DISTINCT fire_at) FROM schedule_fire")).isEqualTo(made);
        var firing = schedules.find(owner, schedule.id()).orElseThrow().firing();
        assertThat(firing.lastJob())
                .isEqualTo(jobs.list(owner, JobFilter.newest(1)).getFirst().id());
        assertThat(firing.next()).isAfter(firing.last());
    }

    /// Made two minutes ago, as it were, so that times have come already.
    private Schedule dueNow() {
        var ids = new TimeOrderedIds(clock, new SecureRandom());
        var job = Submission.of(owner, SleepHandler.KIND, Json.EMPTY.with("seconds", Json.of(0)));
        var recurrence = new Recurrence(Cron.parse("* * * * *"), ZoneId.of("UTC"));
        var made = clock.instant().minusSeconds(120).truncatedTo(ChronoUnit.MICROS);
        return Schedule.made(
                new ScheduleId(ids.get()), new Plan("minutely", recurrence, Duration.ofHours(1), job), true, made);
    }

    private boolean anyIsDone() {
        return jobs.list(owner, JobFilter.newest(10)).stream().anyMatch(job -> job.status() == JobStatus.SUCCEEDED);
    }

    private OtherProcess worker(String name) throws Exception {
        return OtherProcess.start(
                Main.class,
                Map.of(
                        "CLOAKROOM_DATABASE_URL", DATABASE.settings().url(),
                        "CLOAKROOM_SECRET", "only for this test: 0123456789abcdef",
                        "CLOAKROOM_DATA_DIR", data.resolve(name).toString(),
                        "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                        "CLOAKROOM_OPS_PORT", "0"),
                "work");
    }

    private static int count(String sql) {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
