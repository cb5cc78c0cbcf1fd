// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.LeaseRequest;

/// What `claimLeases` is asked with.
public record ClaimLeasesRequest(LeaseRequest body) {}
