package dev.cloakroom.application.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.auth.InMemoryUsers;
import dev.cloakroom.application.auth.TestUsers;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserChange;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.schedules.Cron;
import dev.cloakroom.domain.schedules.Plan;
import dev.cloakroom.domain.schedules.Recurrence;
import dev.cloakroom.domain.schedules.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The clock begins at 10:00:00.
class FireSchedulesTest {

    private final InMemorySchedules schedules = new InMemorySchedules();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds();
    private final User owner = TestUsers.stored(users);
    private final FireSchedules fire =
            new FireSchedules(schedules, users, new Kinds(Map.of()), jobs, new InMemoryTransactions(), clock, ids);

    @Test
    void nothingHappensBeforeTheTime() {
        var schedule = add("mine", "default", Duration.ZERO);
        assertThat(fire.handle()).isFalse();
        assertThat(made()).isEmpty();
        assertThat(found(schedule)).isEqualTo(schedule);
    }

    @Test
    void aFireTimeMakesOneJobAsItWasOrdered() {
        var schedule = add("mine", "default", Duration.ZERO);
        clock.advance(Duration.ofMinutes(15));
        assertThat(fire.handle()).isTrue();
        assertThat(fire.handle()).isFalse();
        var job = made().getFirst();
        assertThat(made()).hasSize(1);
        assertThat(jobs.find(owner.id(), job.id()).orElseThrow().submission())
                .isEqualTo(schedule.plan().job().by(schedule.id()));
        assertThat(found(schedule).firing().lastJob()).isEqualTo(job.id());
        assertThat(found(schedule).firing().last()).isEqualTo(Instant.parse("2026-03-01T10:15:00Z"));
        assertThat(found(schedule).firing().next()).isEqualTo(Instant.parse("2026-03-01T10:30:00Z"));
    }

    @Test
    void whatWasMissedIsMadeUpForWithinTheWindow() {
        var schedule = add("mine", "default", Duration.ofMinutes(20));
        clock.advance(Duration.ofHours(3));
        assertThat(fire.handle()).isTrue();
        assertThat(made()).hasSize(2);
        assertThat(found(schedule).firing().lastJob())
                .isEqualTo(made().getFirst().id());
        assertThat(fire.handle()).isFalse();
    }

    @Test
    void whatIsTooLateIsPassedOver() {
        var schedule = add("mine", "default", Duration.ZERO);
        clock.advance(Duration.ofMinutes(20));
        assertThat(fire.handle()).isTrue();
        assertThat(made()).isEmpty();
        assertThat(found(schedule).firing().next()).isEqualTo(Instant.parse("2026-03-01T10:30:00Z"));
    }

    @Test
    void whatTheOwnerMayDoNowCounts() {
        var schedule = add("http", "default", Duration.ZERO);
        clock.advance(Duration.ofMinutes(15));
        assertThat(fire.handle()).isTrue();
        assertThat(made()).isEmpty();
        assertThat(error(schedule).code()).isEqualTo("insufficient-scope");

        users.update(owner.with(UserChange.granting(Set.of(Scope.HTTP)), clock.instant()));
        clock.advance(Duration.ofMinutes(15));
        assertThat(fire.handle()).isTrue();
        assertThat(made()).hasSize(1);
        assertThat(found(schedule).firing().error()).isNull();
    }

    @Test
    void aDisabledOwnerFiresNothing() {
        var schedule = add("mine", "default", Duration.ZERO);
        users.update(owner.with(UserChange.disabling(true), clock.instant()));
        clock.advance(Duration.ofMinutes(15));
        assertThat(fire.handle()).isTrue();
        assertThat(made()).isEmpty();
        assertThat(found(schedule).firing().next()).isEqualTo(Instant.parse("2026-03-01T10:30:00Z"));
    }

    @Test
    void aQueueThatIsGoneIsToldAndHoldsNobodyElseUp() {
        var lost = add("mine", "deleted", Duration.ZERO);
        var well = add("mine", "default", Duration.ZERO);
        clock.advance(Duration.ofMinutes(15));
        assertThat(fire.handle()).isTrue();
        assertThat(fire.handle()).isTrue();
        assertThat(fire.handle()).isFalse();
        assertThat(error(lost).code()).isEqualTo("validation-failed");
        assertThat(error(lost).detail()).contains("no such queue");
        assertThat(found(well).firing().error()).isNull();
        assertThat(made()).hasSize(1);
    }

    private Schedule add(String kind, String queue, Duration backfill) {
        var job = new Submission(owner.id(), kind, queue, Json.EMPTY, 5, null, Limits.DEFAULT, Submission.Origin.NONE);
        var recurrence = new Recurrence(Cron.parse("*/15 * * * *"), ZoneId.of("UTC"));
        var plan = new Plan("name", recurrence, backfill, job);
        var schedule = Schedule.made(new ScheduleId(ids.get()), plan, true, clock.instant());
        schedules.add(schedule);
        return schedule;
    }

    private Schedule found(Schedule schedule) {
        return schedules.find(owner.id(), schedule.id()).orElseThrow();
    }

    private Failure error(Schedule schedule) {
        return Objects.requireNonNull(found(schedule).firing().error());
    }

    private List<Job> made() {
        return jobs.list(owner.id(), JobFilter.newest(10));
    }
}
