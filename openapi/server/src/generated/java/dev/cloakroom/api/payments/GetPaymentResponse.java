// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.Payment;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `getPayment` can answer; errors are thrown.
public sealed interface GetPaymentResponse extends ApiResponse {

    record Ok(
            Payment body,
            String etag,
            @Nullable Integer retryAfter,
            @Nullable String preferenceApplied) implements GetPaymentResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag)
                    .with("Retry-After", retryAfter)
                    .with("Preference-Applied", preferenceApplied);
        }
    }

    record NotModified(String etag, @Nullable Integer retryAfter, @Nullable String preferenceApplied) implements GetPaymentResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag)
                    .with("Retry-After", retryAfter)
                    .with("Preference-Applied", preferenceApplied);
        }
    }
}
