// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.model.Profile;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `updateProfile` can answer; errors are thrown.
public sealed interface UpdateProfileResponse extends ApiResponse {

    record Ok(Profile body, String etag) implements UpdateProfileResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements UpdateProfileResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
