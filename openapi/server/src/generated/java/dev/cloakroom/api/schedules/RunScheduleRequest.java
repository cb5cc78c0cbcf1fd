// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `runSchedule` is asked with.
public record RunScheduleRequest(UUID scheduleId, @Nullable String idempotencyKey) {}
