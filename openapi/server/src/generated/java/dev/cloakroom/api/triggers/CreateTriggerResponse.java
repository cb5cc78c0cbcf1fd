// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.model.Trigger;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `createTrigger` can answer; errors are thrown.
public sealed interface CreateTriggerResponse extends ApiResponse {

    record Created(Trigger body, String location, String etag) implements CreateTriggerResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreateTriggerResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
