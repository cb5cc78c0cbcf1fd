// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.model.Task;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `retryTask` can answer; errors are thrown.
public sealed interface RetryTaskResponse extends ApiResponse {

    record Accepted(Task body, String location, int retryAfter, String etag) implements RetryTaskResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body)
                    .with("Location", location)
                    .with("Retry-After", retryAfter)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements RetryTaskResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
