// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.LeaseRelease;
import java.util.UUID;

/// What `releaseLease` is asked with.
public record ReleaseLeaseRequest(UUID leaseId, LeaseRelease body) {}
