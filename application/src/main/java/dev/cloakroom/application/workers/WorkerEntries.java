package dev.cloakroom.application.workers;

import dev.cloakroom.domain.workers.Worker;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The entries of all workers.
public interface WorkerEntries {

    /// Newest first, those after that one.
    List<Worker> list(@Nullable UUID after, int limit);

    Optional<Worker> find(UUID id);

    /// Says whether the worker is to take jobs; false when there is no such entry.
    boolean setDraining(UUID id, boolean draining);
}
