// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.Credentials;

/// What `signIn` is asked with.
public record SignInRequest(Credentials body) {}
