// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import java.util.UUID;

/// What `getSchedule` is asked with.
public record GetScheduleRequest(UUID scheduleId) {}
