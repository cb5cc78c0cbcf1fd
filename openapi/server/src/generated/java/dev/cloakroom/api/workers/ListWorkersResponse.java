// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.workers;

import dev.cloakroom.api.model.WorkerList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listWorkers` can answer; errors are thrown.
public sealed interface ListWorkersResponse extends ApiResponse {

    record Ok(WorkerList body, @Nullable String link) implements ListWorkersResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
