// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.NewRequestStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `updateRequestStatus` is asked with.
public record UpdateRequestStatusRequest(
        UUID requestId,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        NewRequestStatus body) {}
