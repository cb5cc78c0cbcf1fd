// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import dev.cloakroom.api.model.Schedule;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `createSchedule` can answer; errors are thrown.
public sealed interface CreateScheduleResponse extends ApiResponse {

    record Created(Schedule body, String location, String etag) implements CreateScheduleResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreateScheduleResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
