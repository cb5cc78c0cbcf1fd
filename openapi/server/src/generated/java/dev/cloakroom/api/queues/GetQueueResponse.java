// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

import dev.cloakroom.api.model.Queue;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getQueue` can answer; errors are thrown.
public sealed interface GetQueueResponse extends ApiResponse {

    record Ok(Queue body, String etag) implements GetQueueResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }
}
