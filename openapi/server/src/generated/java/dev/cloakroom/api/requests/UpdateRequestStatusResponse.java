// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.RequestStatusChanged;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;
import org.jspecify.annotations.Nullable;

/// What `updateRequestStatus` can answer; errors are thrown.
public sealed interface UpdateRequestStatusResponse extends ApiResponse {

    record Ok(RequestStatusChanged body, @Nullable String etag) implements UpdateRequestStatusResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements UpdateRequestStatusResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
