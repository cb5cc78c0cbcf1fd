// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import dev.cloakroom.api.model.SchedulePatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `updateSchedule` is asked with.
public record UpdateScheduleRequest(
        UUID scheduleId,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        SchedulePatch body) {}
