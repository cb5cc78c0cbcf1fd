// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.LeaseList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `claimLeases` can answer; errors are thrown.
public sealed interface ClaimLeasesResponse extends ApiResponse {

    record Ok(LeaseList body) implements ClaimLeasesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
