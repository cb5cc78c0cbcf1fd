// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import org.jspecify.annotations.Nullable;

/// What `listProfiles` is asked with.
public record ListProfilesRequest(
        @Nullable String email,
        @Nullable Integer limit,
        @Nullable String cursor,
        @Nullable Integer page,
        @Nullable Integer pageSize) {}
