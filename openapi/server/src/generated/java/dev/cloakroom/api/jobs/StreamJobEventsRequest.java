// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `streamJobEvents` is asked with.
public record StreamJobEventsRequest(UUID jobId, @Nullable String lastEventId) {}
