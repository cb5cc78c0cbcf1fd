// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.model.JobExplanation;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getJobExplanation` can answer; errors are thrown.
public sealed interface GetJobExplanationResponse extends ApiResponse {

    record Ok(JobExplanation body) implements GetJobExplanationResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
