// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.Completion;
import java.util.UUID;

/// What `completeLease` is asked with.
public record CompleteLeaseRequest(UUID leaseId, Completion body) {}
