// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import java.util.UUID;

/// What `rotateRequestToken` is asked with.
public record RotateRequestTokenRequest(UUID requestId) {}
