// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.model.BatchedJobs;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `createJobs` can answer; errors are thrown.
public sealed interface CreateJobsResponse extends ApiResponse {

    record Ok(BatchedJobs body) implements CreateJobsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreateJobsResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
