// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

import dev.cloakroom.api.model.Health;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `checkLiveness` can answer; errors are thrown.
public sealed interface CheckLivenessResponse extends ApiResponse {

    record Ok(Health body) implements CheckLivenessResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
