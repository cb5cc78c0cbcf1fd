// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `downloadTaskRejects` is asked with.
public record DownloadTaskRejectsRequest(
        UUID taskId,
        @Nullable String ifNoneMatch,
        @Nullable String range,
        @Nullable String ifRange) {}
