// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.Payment;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `putPayment` can answer; errors are thrown.
public sealed interface PutPaymentResponse extends ApiResponse {

    record Ok(Payment body, String etag, @Nullable Integer retryAfter) implements PutPaymentResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag)
                    .with("Retry-After", retryAfter);
        }
    }

    record Accepted(Payment body, String location, int retryAfter, String etag) implements PutPaymentResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body)
                    .with("Location", location)
                    .with("Retry-After", retryAfter)
                    .with("ETag", etag);
        }
    }
}
