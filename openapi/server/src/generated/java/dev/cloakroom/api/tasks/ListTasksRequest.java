// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.model.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `listTasks` is asked with.
public record ListTasksRequest(List<JobStatus> status, int limit, @Nullable String cursor) {}
