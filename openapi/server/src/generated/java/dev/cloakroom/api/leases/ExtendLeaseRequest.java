// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.Heartbeat;
import java.util.UUID;

/// What `extendLease` is asked with.
public record ExtendLeaseRequest(UUID leaseId, Heartbeat body) {}
