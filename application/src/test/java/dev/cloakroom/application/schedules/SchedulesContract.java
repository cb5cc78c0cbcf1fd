package dev.cloakroom.application.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
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
import org.junit.jupiter.api.Test;

public interface SchedulesContract {

    Instant NOW = Instant.parse("2026-01-01T10:00:00.123456Z");

    Schedules schedules();

    Transactions transactions();

    /// Somebody who may own schedules.
    UserId newOwner();

    @Test
    default void whatWasMadeIsFoundAsItWasAndAsItIsChanged() {
        var owner = newOwner();
        var made = schedule(owner, "30 2 * * *", NOW);
        schedules().add(made);
        assertThat(schedules().find(owner, made.id())).contains(made);
        assertThat(schedules().count(owner)).isEqualTo(1);
        var plan = new Plan(
                "other",
                new Recurrence(Cron.parse("* * * * *"), ZoneId.of("UTC")),
                Duration.ZERO,
                Submission.of(owner, "other", Json.EMPTY));
        var failure = new Failure("insufficient-scope", "No.", Json.EMPTY.with("n", Json.of(1)));
        var fire = Instant.parse("2026-01-01T10:01:00Z");
        var changed = made.changed(plan, true, NOW)
                .fired(List.of(fire), new JobId(new TestIds().get()), fire)
                .refused(List.of(fire.plusSeconds(60)), failure, fire.plusSeconds(60));
        schedules().update(changed);
        assertThat(schedules().find(owner, made.id())).contains(changed);
        var paused = changed.changed(plan, false, NOW);
        schedules().update(paused);
        assertThat(schedules().find(owner, made.id())).contains(paused);
    }

    @Test
    default void somebodyElsesScheduleIsNotThere() {
        var mine = schedule(newOwner(), "30 2 * * *", NOW);
        schedules().add(mine);
        var other = newOwner();
        assertThat(schedules().find(other, mine.id())).isEmpty();
        assertThat(transactions().run(() -> schedules().lock(other, mine.id()))).isEmpty();
        assertThat(schedules().list(other, null, 10)).isEmpty();
        assertThat(schedules().count(other)).isZero();
        assertThat(schedules().remove(other, mine.id())).isFalse();
        assertThat(schedules().remove(mine.plan().owner(), mine.id())).isTrue();
        assertThat(schedules().remove(mine.plan().owner(), mine.id())).isFalse();
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var owner = newOwner();
        var first = schedule(owner, "30 2 * * *", NOW);
        var second = schedule(owner, "30 2 * * *", NOW);
        schedules().add(first);
        schedules().add(second);
        assertThat(schedules().list(owner, null, 1)).containsExactly(second);
        assertThat(schedules().list(owner, second.id(), 10)).containsExactly(first);
    }

    @Test
    default void theOneThatIsDueLongestComesFirst() {
        var owner = newOwner();
        // Earlier than what other tests leave behind.
        var time = Instant.parse("2020-01-01T00:00:30Z");
        var later = schedule(owner, "5 * * * *", time);
        var sooner = schedule(owner, "4 * * * *", time);
        schedules().add(later);
        schedules().add(sooner);
        assertThat(transactions().run(() -> schedules().lockDue(time))).isEmpty();
        assertThat(transactions().run(() -> schedules().lockDue(time.plusSeconds(600))))
                .contains(sooner);
        schedules().update(sooner.changed(sooner.plan(), false, time));
        assertThat(transactions().run(() -> schedules().lockDue(time.plusSeconds(600))))
                .contains(later);
        schedules().remove(owner, later.id());
        schedules().remove(owner, sooner.id());
    }

    @Test
    default void aFireTimeIsKeptOnce() {
        var owner = newOwner();
        var schedule = schedule(owner, "30 2 * * *", NOW);
        schedules().add(schedule);
        var fires = Map.of(NOW, new JobId(new TestIds().get()));
        schedules().record(schedule.id(), fires);
        assertThatThrownBy(() -> schedules().record(schedule.id(), fires)).isInstanceOf(RuntimeException.class);
        schedules().record(schedule.id(), Map.of(NOW.plusSeconds(1), new JobId(new TestIds().get())));
    }

    static Schedule schedule(UserId owner, String cron, Instant now) {
        var job = new Submission(
                owner,
                "rebuild",
                "default",
                Json.EMPTY.with("index", Json.of("products")),
                3,
                null,
                new Limits(7, Duration.ofSeconds(30), null),
                new Submission.Origin(null, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        var recurrence = new Recurrence(Cron.parse(cron), ZoneId.of("Europe/Berlin"));
        var plan = new Plan("Nightly rebuild", recurrence, Duration.ofHours(1), job);
        return Schedule.made(new ScheduleId(new TestIds().get()), plan, true, now);
    }
}
