package dev.cloakroom.domain.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final JobId JOB = new JobId(new UUID(1, 1));
    private static final Failure FAILURE = new Failure("insufficient-scope", "No.");

    @Test
    void theFirstFireTimeIsAfterTheMaking() {
        var hourly = schedule("0 * * * *", Duration.ZERO);
        assertThat(hourly.firing().next()).isEqualTo(at("11:00:00"));
        assertThat(hourly.due(at("10:59:59"))).isEmpty();
        assertThat(hourly.due(at("11:00:00"))).containsExactly(at("11:00:00"));
        assertThat(hourly.preview(3)).containsExactly(at("11:00:00"), at("12:00:00"), at("13:00:00"));
    }

    @Test
    void withoutBackfillAFireTimeMayBeAMinuteLate() {
        var hourly = schedule("0 * * * *", Duration.ZERO);
        assertThat(hourly.due(at("11:01:00"))).containsExactly(at("11:00:00"));
        assertThat(hourly.due(at("11:01:01"))).isEmpty();
        var later = hourly.fired(List.of(), null, at("11:01:01"));
        assertThat(later.firing().next()).isEqualTo(at("12:00:00"));
        assertThat(later.firing().last()).isNull();
    }

    @Test
    void whatWasMissedIsMadeUpForWithinTheWindow() {
        var hourly = schedule("0 * * * *", Duration.ofHours(2));
        assertThat(hourly.due(at("15:30:00"))).containsExactly(at("14:00:00"), at("15:00:00"));
        assertThat(hourly.due(at("15:00:00"))).containsExactly(at("13:00:00"), at("14:00:00"), at("15:00:00"));
        var fired = hourly.fired(hourly.due(at("15:30:00")), JOB, at("15:30:00"));
        assertThat(fired.firing()).isEqualTo(new Firing(at("16:00:00"), at("15:00:00"), JOB, null));
        assertThat(fired.revision()).isEqualTo(1);
    }

    @Test
    void theLatestHundredAreMadeUpFor() {
        var minutely = schedule("* * * * *", Duration.ofDays(7));
        var due = minutely.due(at("15:00:30"));
        assertThat(due).hasSize(100).isSorted();
        assertThat(due.getLast()).isEqualTo(at("15:00:00"));
    }

    @Test
    void aClockThatIsSetBackBringsNoFireTimeTwice() {
        var hourly = schedule("0 * * * *", Duration.ofHours(1));
        var fired = hourly.fired(List.of(at("11:00:00")), JOB, at("10:30:00"));
        assertThat(fired.firing().next()).isEqualTo(at("12:00:00"));
        var changed = fired.changed(fired.plan(), false, at("10:30:00")).changed(fired.plan(), true, at("10:40:00"));
        assertThat(changed.firing().next()).isEqualTo(at("12:00:00"));
    }

    @Test
    void aPauseIsNotMadeUpFor() {
        var hourly = schedule("0 * * * *", Duration.ofDays(1));
        var paused = hourly.changed(hourly.plan(), false, at("10:30:00"));
        assertThat(paused.firing().next()).isNull();
        assertThat(paused.due(at("18:00:00"))).isEmpty();
        assertThat(paused.preview(5)).isEmpty();
        var resumed = paused.changed(hourly.plan(), true, at("15:30:00"));
        assertThat(resumed.due(at("15:45:00"))).isEmpty();
        assertThat(resumed.firing().next()).isEqualTo(at("16:00:00"));
        assertThat(resumed.revision()).isEqualTo(3);
    }

    @Test
    void anotherNameKeepsTheTimesAndAnotherPatternBeginsNow() {
        var hourly = schedule("0 * * * *", Duration.ofHours(1));
        var renamed = new Plan(
                "other",
                hourly.plan().recurrence(),
                Duration.ofHours(1),
                hourly.plan().job());
        assertThat(hourly.changed(renamed, true, at("11:30:00")).due(at("11:30:00")))
                .containsExactly(at("11:00:00"));
        var again = new Plan(
                "other",
                recurrence("15 * * * *"),
                Duration.ofHours(1),
                hourly.plan().job());
        assertThat(hourly.changed(again, true, at("11:30:00")).firing().next()).isEqualTo(at("12:15:00"));
    }

    @Test
    void whatWasRefusedIsTriedAtTheNextFireTimeAndForgottenWhenThatIsWell() {
        var hourly = schedule("0 * * * *", Duration.ZERO).fired(List.of(at("11:00:00")), JOB, at("11:00:00"));
        var refused = hourly.refused(List.of(at("12:00:00")), FAILURE, at("12:00:01"));
        assertThat(refused.firing()).isEqualTo(new Firing(at("13:00:00"), at("12:00:00"), JOB, FAILURE));
        var well = refused.fired(List.of(at("13:00:00")), new JobId(new UUID(2, 2)), at("13:00:00"));
        assertThat(well.firing().error()).isNull();
        assertThat(refused.fired(List.of(), null, at("14:00:00")).firing().error())
                .isEqualTo(FAILURE);
    }

    private static Schedule schedule(String cron, Duration backfill) {
        var job = Submission.of(new UserId(new UUID(3, 3)), "mine", Json.EMPTY);
        var plan = new Plan("name", recurrence(cron), backfill, job);
        return Schedule.made(new ScheduleId(new UUID(4, 4)), plan, true, TEN);
    }

    private static Recurrence recurrence(String cron) {
        return new Recurrence(Cron.parse(cron), ZoneId.of("UTC"));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + "Z");
    }
}
