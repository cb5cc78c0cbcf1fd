// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import org.jspecify.annotations.Nullable;

/// What `listSchedules` is asked with.
public record ListSchedulesRequest(int limit, @Nullable String cursor) {}
