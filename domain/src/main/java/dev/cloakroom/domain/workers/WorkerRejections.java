package dev.cloakroom.domain.workers;

import dev.cloakroom.domain.Rejection;
import java.util.UUID;

/// Why a request about a worker is refused.
public final class WorkerRejections {

    private WorkerRejections() {}

    public static Rejection notFound(UUID id) {
        return new Rejection.Missing("There is no worker " + id + ".");
    }
}
