// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.RefundList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listRefunds` can answer; errors are thrown.
public sealed interface ListRefundsResponse extends ApiResponse {

    record Ok(RefundList body, @Nullable String link) implements ListRefundsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
