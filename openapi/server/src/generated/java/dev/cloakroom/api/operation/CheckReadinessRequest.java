// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

/// What `checkReadiness` is asked with.
public record CheckReadinessRequest() {}
