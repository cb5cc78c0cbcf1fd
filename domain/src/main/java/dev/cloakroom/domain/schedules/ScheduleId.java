package dev.cloakroom.domain.schedules;

import java.util.UUID;

/// A UUID of version 7, so that ids order schedules by their making.
public record ScheduleId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
