// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.Payment;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `updatePayment` can answer; errors are thrown.
public sealed interface UpdatePaymentResponse extends ApiResponse {

    record Ok(Payment body, String etag) implements UpdatePaymentResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements UpdatePaymentResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
