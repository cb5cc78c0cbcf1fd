// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.RequestCreated;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `createRequest` can answer; errors are thrown.
public sealed interface CreateRequestResponse extends ApiResponse {

    record Created(RequestCreated body, String location, @Nullable String etag) implements CreateRequestResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location)
                    .with("ETag", etag);
        }
    }
}
