// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

import dev.cloakroom.api.model.BatchedEvents;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `createEvents` can answer; errors are thrown.
public sealed interface CreateEventsResponse extends ApiResponse {

    record Ok(BatchedEvents body) implements CreateEventsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreateEventsResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
