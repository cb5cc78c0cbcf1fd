// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.TrackedRequestList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listRequests` can answer; errors are thrown.
public sealed interface ListRequestsResponse extends ApiResponse {

    record Ok(TrackedRequestList body, @Nullable String link) implements ListRequestsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
