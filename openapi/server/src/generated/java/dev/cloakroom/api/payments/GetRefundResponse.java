// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.Refund;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `getRefund` can answer; errors are thrown.
public sealed interface GetRefundResponse extends ApiResponse {

    record Ok(
            Refund body,
            String etag,
            @Nullable Integer retryAfter,
            @Nullable String preferenceApplied) implements GetRefundResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag)
                    .with("Retry-After", retryAfter)
                    .with("Preference-Applied", preferenceApplied);
        }
    }

    record NotModified(String etag, @Nullable Integer retryAfter, @Nullable String preferenceApplied) implements GetRefundResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag)
                    .with("Retry-After", retryAfter)
                    .with("Preference-Applied", preferenceApplied);
        }
    }
}
