// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import dev.cloakroom.api.model.ScheduleList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listSchedules` can answer; errors are thrown.
public sealed interface ListSchedulesResponse extends ApiResponse {

    record Ok(ScheduleList body, @Nullable String link) implements ListSchedulesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
