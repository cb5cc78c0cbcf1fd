// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `deleteTask` can answer; errors are thrown.
public sealed interface DeleteTaskResponse extends ApiResponse {

    record NoContent() implements DeleteTaskResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
