// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `getJob` is asked with.
public record GetJobRequest(UUID jobId, @Nullable String ifNoneMatch, @Nullable String prefer) {}
