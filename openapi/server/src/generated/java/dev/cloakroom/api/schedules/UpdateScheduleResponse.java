// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import dev.cloakroom.api.model.Schedule;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `updateSchedule` can answer; errors are thrown.
public sealed interface UpdateScheduleResponse extends ApiResponse {

    record Ok(Schedule body, String etag) implements UpdateScheduleResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements UpdateScheduleResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
