// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Refund(
        @JsonProperty("id") UUID id,
        @JsonProperty("payment_id") UUID paymentId,
        @JsonProperty("status") RefundStatus status,
        @JsonProperty("amount") Amount amount,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt,
        @JsonProperty("gateway_reference") @Nullable String gatewayReference,
        @JsonProperty("error") @Nullable Problem error
) {

    public Refund {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(paymentId, "paymentId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
