// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.model.JobAttemptList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `listJobAttempts` can answer; errors are thrown.
public sealed interface ListJobAttemptsResponse extends ApiResponse {

    record Ok(JobAttemptList body) implements ListJobAttemptsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
