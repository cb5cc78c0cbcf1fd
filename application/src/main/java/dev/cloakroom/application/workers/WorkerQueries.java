package dev.cloakroom.application.workers;

import dev.cloakroom.domain.workers.Worker;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an admin can ask about workers.
public final class WorkerQueries {

    private final WorkerEntries entries;

    public WorkerQueries(WorkerEntries entries) {
        this.entries = entries;
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<Worker> list(@Nullable UUID after, int limit) {
        return entries.list(after, limit);
    }
}
