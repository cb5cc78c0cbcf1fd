// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.HeldLease;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `extendLease` can answer; errors are thrown.
public sealed interface ExtendLeaseResponse extends ApiResponse {

    record Ok(HeldLease body) implements ExtendLeaseResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
