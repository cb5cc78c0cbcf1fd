// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

import dev.cloakroom.api.model.Event;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `createEvent` can answer; errors are thrown.
public sealed interface CreateEventResponse extends ApiResponse {

    record Created(Event body, String location) implements CreateEventResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreateEventResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
