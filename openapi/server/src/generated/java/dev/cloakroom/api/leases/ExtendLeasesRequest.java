// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.HeartbeatBatch;

/// What `extendLeases` is asked with.
public record ExtendLeasesRequest(HeartbeatBatch body) {}
