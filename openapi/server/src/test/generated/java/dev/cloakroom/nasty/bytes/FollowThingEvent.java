// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.events.ServerEvent;

/// What `followThing` can send.
public sealed interface FollowThingEvent extends ServerEvent {

    record Thing(dev.cloakroom.nasty.model.Thing data) implements FollowThingEvent {
        @Override
        public String event() {
            return "thing";
        }
    }

    record TheEnd(dev.cloakroom.nasty.model.Kind data) implements FollowThingEvent {
        @Override
        public String event() {
            return "the-end";
        }
    }
}
