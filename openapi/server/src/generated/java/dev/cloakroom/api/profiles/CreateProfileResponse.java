// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.model.Profile;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `createProfile` can answer; errors are thrown.
public sealed interface CreateProfileResponse extends ApiResponse {

    record Created(Profile body, String location, String etag) implements CreateProfileResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreateProfileResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
