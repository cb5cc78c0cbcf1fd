// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

import dev.cloakroom.api.model.QueueList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `listQueues` can answer; errors are thrown.
public sealed interface ListQueuesResponse extends ApiResponse {

    record Ok(QueueList body) implements ListQueuesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
