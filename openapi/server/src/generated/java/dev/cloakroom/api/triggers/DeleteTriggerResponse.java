// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `deleteTrigger` can answer; errors are thrown.
public sealed interface DeleteTriggerResponse extends ApiResponse {

    record NoContent() implements DeleteTriggerResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
