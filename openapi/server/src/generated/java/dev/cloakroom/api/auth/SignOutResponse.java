// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `signOut` can answer; errors are thrown.
public sealed interface SignOutResponse extends ApiResponse {

    record NoContent() implements SignOutResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
