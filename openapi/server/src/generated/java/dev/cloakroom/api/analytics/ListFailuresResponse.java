// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.analytics;

import dev.cloakroom.api.model.FailureGroupList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `listFailures` can answer; errors are thrown.
public sealed interface ListFailuresResponse extends ApiResponse {

    record Ok(FailureGroupList body) implements ListFailuresResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
