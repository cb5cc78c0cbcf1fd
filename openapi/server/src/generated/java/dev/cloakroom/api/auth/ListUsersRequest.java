// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import org.jspecify.annotations.Nullable;

/// What `listUsers` is asked with.
public record ListUsersRequest(int limit, @Nullable String cursor) {}
