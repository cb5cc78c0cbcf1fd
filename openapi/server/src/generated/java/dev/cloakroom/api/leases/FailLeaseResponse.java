// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.EndedLease;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `failLease` can answer; errors are thrown.
public sealed interface FailLeaseResponse extends ApiResponse {

    record Ok(EndedLease body) implements FailLeaseResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
