// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.model.ResultFile;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getTaskRejects` can answer; errors are thrown.
public sealed interface GetTaskRejectsResponse extends ApiResponse {

    record Ok(ResultFile body, String etag) implements GetTaskRejectsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    record NotModified(String etag) implements GetTaskRejectsResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag);
        }
    }
}
