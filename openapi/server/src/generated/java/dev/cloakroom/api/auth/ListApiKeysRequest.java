// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import org.jspecify.annotations.Nullable;

/// What `listApiKeys` is asked with.
public record ListApiKeysRequest(int limit, @Nullable String cursor) {}
