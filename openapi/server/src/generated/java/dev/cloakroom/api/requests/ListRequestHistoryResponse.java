// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.RequestHistory;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `listRequestHistory` can answer; errors are thrown.
public sealed interface ListRequestHistoryResponse extends ApiResponse {

    record Ok(RequestHistory body) implements ListRequestHistoryResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
