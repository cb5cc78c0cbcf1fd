// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `data` of `payment.*`, but for those of refunds.
public record PaymentTold(
        @JsonProperty("id") UUID id,
        @JsonProperty("status") PaymentStatus status,
        @JsonProperty("revision") int revision,
        @JsonProperty("amount") Amount amount,
        @JsonProperty("reference") @Nullable String reference,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt
) {

    public PaymentTold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
