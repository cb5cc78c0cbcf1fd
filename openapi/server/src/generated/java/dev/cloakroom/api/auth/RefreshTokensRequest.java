// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.RefreshToken;

/// What `refreshTokens` is asked with.
public record RefreshTokensRequest(RefreshToken body) {}
