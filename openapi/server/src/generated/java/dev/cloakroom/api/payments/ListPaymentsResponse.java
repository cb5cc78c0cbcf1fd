// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.PaymentList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listPayments` can answer; errors are thrown.
public sealed interface ListPaymentsResponse extends ApiResponse {

    record Ok(PaymentList body, @Nullable String link) implements ListPaymentsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
