// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.User;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `updateUser` can answer; errors are thrown.
public sealed interface UpdateUserResponse extends ApiResponse {

    record Ok(User body, String etag) implements UpdateUserResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements UpdateUserResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
