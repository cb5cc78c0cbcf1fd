// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

/// What `signOut` is asked with.
public record SignOutRequest(boolean everywhere) {}
