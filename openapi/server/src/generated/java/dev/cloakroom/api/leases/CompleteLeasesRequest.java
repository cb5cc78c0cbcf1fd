// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.CompletionBatch;

/// What `completeLeases` is asked with.
public record CompleteLeasesRequest(CompletionBatch body) {}
