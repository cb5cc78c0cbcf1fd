// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.ApiKeyList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listApiKeys` can answer; errors are thrown.
public sealed interface ListApiKeysResponse extends ApiResponse {

    record Ok(ApiKeyList body, @Nullable String link) implements ListApiKeysResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
