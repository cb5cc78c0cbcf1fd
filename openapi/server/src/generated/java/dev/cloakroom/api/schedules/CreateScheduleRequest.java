// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import dev.cloakroom.api.model.NewSchedule;
import org.jspecify.annotations.Nullable;

/// What `createSchedule` is asked with.
public record CreateScheduleRequest(@Nullable String idempotencyKey, NewSchedule body) {}
