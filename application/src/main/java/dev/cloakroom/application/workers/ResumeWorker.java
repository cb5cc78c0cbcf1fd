package dev.cloakroom.application.workers;

import dev.cloakroom.domain.workers.Worker;
import dev.cloakroom.domain.workers.WorkerRejections;
import java.util.UUID;

/// Has a worker take jobs again after it was drained.
public final class ResumeWorker {

    private final WorkerEntries entries;

    public ResumeWorker(WorkerEntries entries) {
        this.entries = entries;
    }

    public Worker handle(UUID id) {
        if (!entries.setDraining(id, false)) {
            throw WorkerRejections.notFound(id);
        }
        return entries.find(id).orElseThrow(() -> WorkerRejections.notFound(id));
    }
}
