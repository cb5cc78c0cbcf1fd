// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.model.Profile;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getProfile` can answer; errors are thrown.
public sealed interface GetProfileResponse extends ApiResponse {

    record Ok(Profile body, String etag) implements GetProfileResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    record NotModified(String etag) implements GetProfileResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag);
        }
    }
}
