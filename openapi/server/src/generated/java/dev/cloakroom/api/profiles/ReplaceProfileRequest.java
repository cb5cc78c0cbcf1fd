// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.model.NewProfile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `replaceProfile` is asked with.
public record ReplaceProfileRequest(UUID profileId, @Nullable String ifMatch, NewProfile body) {}
