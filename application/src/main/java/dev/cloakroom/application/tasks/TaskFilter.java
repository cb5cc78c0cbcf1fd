package dev.cloakroom.application.tasks;

import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which tasks to list; an empty set matches all. `before` is the last id of the page before.
public record TaskFilter(Set<JobStatus> statuses, @Nullable JobId before, int limit) {

    public TaskFilter {
        statuses = Set.copyOf(statuses);
    }

    public static TaskFilter newest(int limit) {
        return new TaskFilter(Set.of(), null, limit);
    }
}
