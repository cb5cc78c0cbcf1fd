// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.events.EventSource;

/// What `streamJobs` can answer; errors are thrown.
public sealed interface StreamJobsResponse extends ApiResponse {

    record Ok(EventSource<StreamJobsEvent> events) implements StreamJobsResponse {
        @Override
        public Encoded encode() {
            return Encoded.events(200, events);
        }
    }
}
