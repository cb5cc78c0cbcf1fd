// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.Registration;

/// What `signUp` is asked with.
public record SignUpRequest(Registration body) {}
