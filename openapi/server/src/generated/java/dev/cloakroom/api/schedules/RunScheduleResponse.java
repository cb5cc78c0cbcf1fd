// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import dev.cloakroom.api.model.Job;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `runSchedule` can answer; errors are thrown.
public sealed interface RunScheduleResponse extends ApiResponse {

    record Accepted(Job body, String location, int retryAfter, String etag) implements RunScheduleResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body)
                    .with("Location", location)
                    .with("Retry-After", retryAfter)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements RunScheduleResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
