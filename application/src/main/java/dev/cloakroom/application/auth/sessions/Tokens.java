package dev.cloakroom.application.auth.sessions;

/// The two kinds of token that a session has.
public record Tokens(AccessTokens access, RefreshTokens refresh) {}
