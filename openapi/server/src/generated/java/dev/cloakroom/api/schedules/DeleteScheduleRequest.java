// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import java.util.UUID;

/// What `deleteSchedule` is asked with.
public record DeleteScheduleRequest(UUID scheduleId) {}
