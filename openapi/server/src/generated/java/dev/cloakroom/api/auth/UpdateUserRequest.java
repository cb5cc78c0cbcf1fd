// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.UserPatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `updateUser` is asked with.
public record UpdateUserRequest(
        UUID userId,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        UserPatch body) {}
