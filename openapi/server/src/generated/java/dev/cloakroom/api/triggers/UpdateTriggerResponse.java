// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.model.Trigger;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `updateTrigger` can answer; errors are thrown.
public sealed interface UpdateTriggerResponse extends ApiResponse {

    record Ok(Trigger body, String etag) implements UpdateTriggerResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements UpdateTriggerResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
