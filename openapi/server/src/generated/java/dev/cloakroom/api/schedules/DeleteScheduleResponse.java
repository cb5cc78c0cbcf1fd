// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `deleteSchedule` can answer; errors are thrown.
public sealed interface DeleteScheduleResponse extends ApiResponse {

    record NoContent() implements DeleteScheduleResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
