package dev.cloakroom.application.schedules;

import dev.cloakroom.application.jobs.NewJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a client sets of a schedule, not yet checked. Null is what it leaves as it is, or on creation to us.
public record ScheduleSettings(
        @Nullable String name,
        @Nullable String cron,
        @Nullable String zone,
        @Nullable Duration backfill,
        @Nullable Boolean enabled,
        @Nullable NewJob job) {}
