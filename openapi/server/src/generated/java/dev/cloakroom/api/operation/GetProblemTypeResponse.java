// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

import dev.cloakroom.api.model.ProblemType;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getProblemType` can answer; errors are thrown.
public sealed interface GetProblemTypeResponse extends ApiResponse {

    record Ok(ProblemType body) implements GetProblemTypeResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
