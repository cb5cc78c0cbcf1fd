// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Payment(
        @JsonProperty("id") UUID id,
        @JsonProperty("status") PaymentStatus status,
        @JsonProperty("revision") int revision,
        @JsonProperty("amount") Amount amount,
        @JsonProperty("refunded") Amount refunded,
        @JsonProperty("payer_profile_id") @Nullable UUID payerProfileId,
        @JsonProperty("description") String description,
        @JsonProperty("reference") @Nullable String reference,
        @JsonProperty("settle_at") Instant settleAt,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt,
        @JsonProperty("gateway_reference") @Nullable String gatewayReference,
        @JsonProperty("error") @Nullable Problem error
) {

    public Payment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(refunded, "refunded");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(settleAt, "settleAt");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
