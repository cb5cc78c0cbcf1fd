package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.Principal;

/// Tells who stands behind a credential that was shown: an access token or an API key.
public interface Authenticator {

    /// @throws dev.cloakroom.domain.Rejection.Unauthenticated `unauthenticated`, `token-expired` or `token-revoked`
    Principal authenticate(String credential);
}
