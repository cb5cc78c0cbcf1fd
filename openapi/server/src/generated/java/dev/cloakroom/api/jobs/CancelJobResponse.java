// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.model.Job;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `cancelJob` can answer; errors are thrown.
public sealed interface CancelJobResponse extends ApiResponse {

    record Ok(Job body, String etag) implements CancelJobResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    record Accepted(Job body, String etag, int retryAfter) implements CancelJobResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body)
                    .with("ETag", etag)
                    .with("Retry-After", retryAfter);
        }
    }
}
