// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

import dev.cloakroom.api.model.QueueSettings;
import org.jspecify.annotations.Nullable;

/// What `updateQueue` is asked with.
public record UpdateQueueRequest(
        String queue,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        QueueSettings body) {}
