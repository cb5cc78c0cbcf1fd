package dev.cloakroom.http.schedules;

import dev.cloakroom.api.model.NewSchedule;
import dev.cloakroom.api.model.SchedulePatch;
import dev.cloakroom.application.schedules.ScheduleSettings;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.jobs.ScheduledJobs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Schedules as the contract shows and takes them.
public final class ScheduleViews {

    private static final int PREVIEW = 5;

    private final Problems problems;

    public ScheduleViews(Problems problems) {
        this.problems = problems;
    }

    dev.cloakroom.api.model.Schedule of(Schedule schedule) {
        var plan = schedule.plan();
        var firing = schedule.firing();
        var lastJob = firing.lastJob();
        var error = firing.error();
        return new dev.cloakroom.api.model.Schedule(
                schedule.id().value(),
                plan.name(),
                plan.recurrence().cron().text(),
                plan.recurrence().zone().getId(),
                Math.toIntExact(plan.backfill().toSeconds()),
                schedule.enabled(),
                ScheduledJobs.of(plan.job()),
                firing.next(),
                schedule.preview(PREVIEW),
                firing.last(),
                lastJob == null ? null : lastJob.value(),
                error == null ? null : problems.of(error),
                schedule.createdAt());
    }

    static ScheduleSettings settings(NewSchedule body) {
        return new ScheduleSettings(
                body.name(),
                body.cron(),
                body.timeZone(),
                seconds(body.backfillSeconds()),
                body.enabled(),
                ScheduledJobs.newJob(body.job()));
    }

    static ScheduleSettings settings(SchedulePatch patch) {
        var job = patch.job().orElse(null);
        return new ScheduleSettings(
                patch.name().orElse(null),
                patch.cron().orElse(null),
                patch.timeZone().orElse(null),
                seconds(patch.backfillSeconds().orElse(null)),
                patch.enabled().orElse(null),
                job == null ? null : ScheduledJobs.newJob(job));
    }

    private static @Nullable Duration seconds(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
