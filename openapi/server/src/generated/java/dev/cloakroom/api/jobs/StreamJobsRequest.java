// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `streamJobs` is asked with.
public record StreamJobsRequest(List<UUID> id, @Nullable String lastEventId) {}
