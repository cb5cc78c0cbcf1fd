// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.User;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getUser` can answer; errors are thrown.
public sealed interface GetUserResponse extends ApiResponse {

    record Ok(User body, String etag) implements GetUserResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    record NotModified(String etag) implements GetUserResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag);
        }
    }
}
