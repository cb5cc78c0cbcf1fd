// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.events.EventSource;

/// What `followThing` can answer; errors are thrown.
public sealed interface FollowThingResponse extends ApiResponse {

    record Ok(EventSource<FollowThingEvent> events) implements FollowThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.events(200, events);
        }
    }
}
