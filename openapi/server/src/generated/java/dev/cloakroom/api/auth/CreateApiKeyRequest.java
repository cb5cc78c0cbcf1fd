// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.NewApiKey;

/// What `createApiKey` is asked with.
public record CreateApiKeyRequest(NewApiKey body) {}
