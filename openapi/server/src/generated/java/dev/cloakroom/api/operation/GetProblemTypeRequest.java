// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

/// What `getProblemType` is asked with.
public record GetProblemTypeRequest(String slug) {}
