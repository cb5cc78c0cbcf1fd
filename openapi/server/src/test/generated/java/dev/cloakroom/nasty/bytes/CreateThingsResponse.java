// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `createThings` can answer; errors are thrown.
public sealed interface CreateThingsResponse extends ApiResponse {

    record NoContent() implements CreateThingsResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
