// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.model.Trigger;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getTrigger` can answer; errors are thrown.
public sealed interface GetTriggerResponse extends ApiResponse {

    record Ok(Trigger body, String etag) implements GetTriggerResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }
}
