// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import java.util.UUID;

/// What `listJobAttempts` is asked with.
public record ListJobAttemptsRequest(UUID jobId) {}
