// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.model.CompletionResults;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `completeLeases` can answer; errors are thrown.
public sealed interface CompleteLeasesResponse extends ApiResponse {

    record Ok(CompletionResults body) implements CompleteLeasesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
