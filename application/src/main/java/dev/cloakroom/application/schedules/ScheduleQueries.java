package dev.cloakroom.application.schedules;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.domain.schedules.ScheduleRejections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about schedules. Somebody else's is not there.
public final class ScheduleQueries {

    private final Schedules schedules;

    public ScheduleQueries(Schedules schedules) {
        this.schedules = schedules;
    }

    public Schedule find(UserId owner, ScheduleId id) {
        return schedules.find(owner, id).orElseThrow(() -> ScheduleRejections.notFound(id));
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<Schedule> list(UserId owner, @Nullable ScheduleId before, int limit) {
        return schedules.list(owner, before, limit);
    }
}
