// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.model.NewProfile;
import org.jspecify.annotations.Nullable;

/// What `createProfile` is asked with.
public record CreateProfileRequest(@Nullable String idempotencyKey, NewProfile body) {}
