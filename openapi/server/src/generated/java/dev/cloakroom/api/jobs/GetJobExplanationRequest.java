// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import java.util.UUID;

/// What `getJobExplanation` is asked with.
public record GetJobExplanationRequest(UUID jobId) {}
