// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

/// What `checkLiveness` is asked with.
public record CheckLivenessRequest() {}
