// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.runtime.events.ServerEvent;

/// What `streamJobs` can send.
public sealed interface StreamJobsEvent extends ServerEvent {

    record Job(dev.cloakroom.api.model.Job data) implements StreamJobsEvent {
        @Override
        public String event() {
            return "job";
        }
    }

    record End(dev.cloakroom.api.model.JobsEnd data) implements StreamJobsEvent {
        @Override
        public String event() {
            return "end";
        }
    }
}
