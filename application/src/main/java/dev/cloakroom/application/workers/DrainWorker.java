package dev.cloakroom.application.workers;

import dev.cloakroom.domain.workers.Worker;
import dev.cloakroom.domain.workers.WorkerRejections;
import java.util.UUID;

/// Has a worker take nothing more: it hears so with its next sign of life, and finishes what it has.
public final class DrainWorker {

    private final WorkerEntries entries;

    public DrainWorker(WorkerEntries entries) {
        this.entries = entries;
    }

    public Worker handle(UUID id) {
        if (!entries.setDraining(id, true)) {
            throw WorkerRejections.notFound(id);
        }
        return entries.find(id).orElseThrow(() -> WorkerRejections.notFound(id));
    }
}
