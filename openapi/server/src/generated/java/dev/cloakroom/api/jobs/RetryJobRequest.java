// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `retryJob` is asked with.
public record RetryJobRequest(UUID jobId, @Nullable String idempotencyKey) {}
