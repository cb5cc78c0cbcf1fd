// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.workers;

import dev.cloakroom.api.model.Worker;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `drainWorker` can answer; errors are thrown.
public sealed interface DrainWorkerResponse extends ApiResponse {

    record Accepted(Worker body) implements DrainWorkerResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body);
        }
    }
}
