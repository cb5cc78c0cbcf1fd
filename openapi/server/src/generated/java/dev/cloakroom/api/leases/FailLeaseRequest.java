// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.LeaseFailure;
import java.util.UUID;

/// What `failLease` is asked with.
public record FailLeaseRequest(UUID leaseId, LeaseFailure body) {}
