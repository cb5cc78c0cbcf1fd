// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.model.TriggerTrial;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `checkTrigger` can answer; errors are thrown.
public sealed interface CheckTriggerResponse extends ApiResponse {

    record Ok(TriggerTrial body) implements CheckTriggerResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
