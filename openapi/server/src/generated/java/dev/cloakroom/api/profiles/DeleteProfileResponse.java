// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `deleteProfile` can answer; errors are thrown.
public sealed interface DeleteProfileResponse extends ApiResponse {

    record NoContent() implements DeleteProfileResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
