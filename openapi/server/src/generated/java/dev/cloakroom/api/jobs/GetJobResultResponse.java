// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.model.JobResult;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getJobResult` can answer; errors are thrown.
public sealed interface GetJobResultResponse extends ApiResponse {

    record Ok(JobResult body, String etag) implements GetJobResultResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    record NotModified(String etag) implements GetJobResultResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag);
        }
    }
}
