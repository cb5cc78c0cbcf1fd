// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `data` of `payment.refund_created`, `payment.refunded` and `payment.refund_failed`.
public record RefundTold(
        @JsonProperty("id") UUID id,
        @JsonProperty("payment_id") UUID paymentId,
        @JsonProperty("status") RefundStatus status,
        @JsonProperty("amount") Amount amount,
        @JsonProperty("reference") @Nullable String reference,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt
) {

    public RefundTold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(paymentId, "paymentId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
