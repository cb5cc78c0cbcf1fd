// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `getUser` is asked with.
public record GetUserRequest(UUID userId, @Nullable String ifNoneMatch) {}
