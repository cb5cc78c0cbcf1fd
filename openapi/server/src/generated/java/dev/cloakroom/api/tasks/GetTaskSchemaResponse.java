// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import tools.jackson.databind.node.ObjectNode;

/// What `getTaskSchema` can answer; errors are thrown.
public sealed interface GetTaskSchemaResponse extends ApiResponse {

    record Ok(ObjectNode body, String etag) implements GetTaskSchemaResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    record NotModified(String etag) implements GetTaskSchemaResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag);
        }
    }
}
