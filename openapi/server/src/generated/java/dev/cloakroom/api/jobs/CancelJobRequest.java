// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import java.util.UUID;

/// What `cancelJob` is asked with.
public record CancelJobRequest(UUID jobId) {}
