// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.User;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `signUp` can answer; errors are thrown.
public sealed interface SignUpResponse extends ApiResponse {

    record Created(User body, String location, String etag) implements SignUpResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location)
                    .with("ETag", etag);
        }
    }
}
