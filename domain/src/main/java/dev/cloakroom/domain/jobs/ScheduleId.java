package dev.cloakroom.domain.jobs;

import java.util.UUID;

/// A UUID of version 7, so that ids order schedules by their making. It stands here because a job tells which schedule
/// made it.
public record ScheduleId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
