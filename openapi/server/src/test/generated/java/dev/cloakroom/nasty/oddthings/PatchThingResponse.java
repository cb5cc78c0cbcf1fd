// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `patchThing` can answer; errors are thrown.
public sealed interface PatchThingResponse extends ApiResponse {

    record NoContent() implements PatchThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
