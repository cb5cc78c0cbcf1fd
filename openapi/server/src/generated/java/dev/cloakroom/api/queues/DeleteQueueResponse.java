// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `deleteQueue` can answer; errors are thrown.
public sealed interface DeleteQueueResponse extends ApiResponse {

    record NoContent() implements DeleteQueueResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
