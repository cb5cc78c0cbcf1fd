// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

import dev.cloakroom.api.model.EventList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listEvents` can answer; errors are thrown.
public sealed interface ListEventsResponse extends ApiResponse {

    record Ok(EventList body, @Nullable String link) implements ListEventsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
