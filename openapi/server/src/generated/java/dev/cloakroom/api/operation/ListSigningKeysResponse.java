// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

import dev.cloakroom.api.model.SigningKeyList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `listSigningKeys` can answer; errors are thrown.
public sealed interface ListSigningKeysResponse extends ApiResponse {

    record Ok(SigningKeyList body) implements ListSigningKeysResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
