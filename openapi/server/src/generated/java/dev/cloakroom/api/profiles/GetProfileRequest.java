// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `getProfile` is asked with.
public record GetProfileRequest(UUID profileId, @Nullable String ifNoneMatch) {}
