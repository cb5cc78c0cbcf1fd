// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import tools.jackson.databind.node.ObjectNode;

/// What `getTaskSummary` can answer; errors are thrown.
public sealed interface GetTaskSummaryResponse extends ApiResponse {

    record Ok(ObjectNode body, String etag) implements GetTaskSummaryResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    record NotModified(String etag) implements GetTaskSummaryResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag);
        }
    }
}
