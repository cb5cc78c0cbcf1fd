// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.runtime.events.ServerEvent;

/// What `streamJobEvents` can send.
public sealed interface StreamJobEventsEvent extends ServerEvent {

    record Status(dev.cloakroom.api.model.Job data) implements StreamJobEventsEvent {
        @Override
        public String event() {
            return "status";
        }
    }

    record Progress(dev.cloakroom.api.model.Progress data) implements StreamJobEventsEvent {
        @Override
        public String event() {
            return "progress";
        }
    }

    record Result(dev.cloakroom.api.model.JobResult data) implements StreamJobEventsEvent {
        @Override
        public String event() {
            return "result";
        }
    }

    record End(dev.cloakroom.api.model.Job data) implements StreamJobEventsEvent {
        @Override
        public String event() {
            return "end";
        }
    }
}
