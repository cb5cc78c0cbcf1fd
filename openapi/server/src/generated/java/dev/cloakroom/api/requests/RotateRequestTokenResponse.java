// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.TrackingUrl;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `rotateRequestToken` can answer; errors are thrown.
public sealed interface RotateRequestTokenResponse extends ApiResponse {

    record Ok(TrackingUrl body) implements RotateRequestTokenResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
