// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.Payment;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;
import org.jspecify.annotations.Nullable;

/// What `createPayment` can answer; errors are thrown.
public sealed interface CreatePaymentResponse extends ApiResponse {

    record Created(Payment body, String location, String etag, @Nullable String preferenceApplied) implements CreatePaymentResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location)
                    .with("ETag", etag)
                    .with("Preference-Applied", preferenceApplied);
        }
    }

    record Accepted(
            Payment body,
            String location,
            int retryAfter,
            String etag,
            @Nullable String preferenceApplied) implements CreatePaymentResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body)
                    .with("Location", location)
                    .with("Retry-After", retryAfter)
                    .with("ETag", etag)
                    .with("Preference-Applied", preferenceApplied);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreatePaymentResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
