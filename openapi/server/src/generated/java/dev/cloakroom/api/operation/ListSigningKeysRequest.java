// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

/// What `listSigningKeys` is asked with.
public record ListSigningKeysRequest() {}
