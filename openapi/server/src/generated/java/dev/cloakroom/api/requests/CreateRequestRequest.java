// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.NewRequest;

/// What `createRequest` is asked with.
public record CreateRequestRequest(NewRequest body) {}
