// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `deleteProfile` is asked with.
public record DeleteProfileRequest(UUID profileId, @Nullable String ifMatch) {}
