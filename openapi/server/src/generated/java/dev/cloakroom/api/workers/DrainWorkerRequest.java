// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.workers;

import java.util.UUID;

/// What `drainWorker` is asked with.
public record DrainWorkerRequest(UUID workerId) {}
