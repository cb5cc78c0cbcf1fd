// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.events.EventSource;

/// What `streamJobEvents` can answer; errors are thrown.
public sealed interface StreamJobEventsResponse extends ApiResponse {

    record Ok(EventSource<StreamJobEventsEvent> events) implements StreamJobEventsResponse {
        @Override
        public Encoded encode() {
            return Encoded.events(200, events);
        }
    }
}
