// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.model.ProfilePatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `updateProfile` is asked with.
public record UpdateProfileRequest(
        UUID profileId,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        ProfilePatch body) {}
