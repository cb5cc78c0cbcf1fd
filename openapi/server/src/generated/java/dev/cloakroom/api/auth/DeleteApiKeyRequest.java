// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import java.util.UUID;

/// What `deleteApiKey` is asked with.
public record DeleteApiKeyRequest(UUID apiKeyId) {}
