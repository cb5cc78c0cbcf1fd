// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.HeartbeatResults;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `extendLeases` can answer; errors are thrown.
public sealed interface ExtendLeasesResponse extends ApiResponse {

    record Ok(HeartbeatResults body) implements ExtendLeasesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
