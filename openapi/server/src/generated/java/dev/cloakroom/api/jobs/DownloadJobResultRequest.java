// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `downloadJobResult` is asked with.
public record DownloadJobResultRequest(
        UUID jobId,
        @Nullable String range,
        @Nullable String ifRange,
        @Nullable String ifNoneMatch) {}
