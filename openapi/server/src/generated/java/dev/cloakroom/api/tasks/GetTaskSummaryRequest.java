// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `getTaskSummary` is asked with.
public record GetTaskSummaryRequest(UUID taskId, @Nullable String ifNoneMatch) {}
