// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

import dev.cloakroom.api.model.ProblemTypeList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `listProblemTypes` can answer; errors are thrown.
public sealed interface ListProblemTypesResponse extends ApiResponse {

    record Ok(ProblemTypeList body) implements ListProblemTypesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
