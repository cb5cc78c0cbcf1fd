// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.CreatedApiKey;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `createApiKey` can answer; errors are thrown.
public sealed interface CreateApiKeyResponse extends ApiResponse {

    record Created(CreatedApiKey body, String location) implements CreateApiKeyResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location);
        }
    }
}
