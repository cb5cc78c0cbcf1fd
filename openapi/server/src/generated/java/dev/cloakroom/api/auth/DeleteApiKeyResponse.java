// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `deleteApiKey` can answer; errors are thrown.
public sealed interface DeleteApiKeyResponse extends ApiResponse {

    record NoContent() implements DeleteApiKeyResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
