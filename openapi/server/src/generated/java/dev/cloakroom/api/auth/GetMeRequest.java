// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import org.jspecify.annotations.Nullable;

/// What `getMe` is asked with.
public record GetMeRequest(@Nullable String ifNoneMatch) {}
