// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record NewPayment(
        @JsonProperty("amount") Amount amount,
        @JsonProperty("payer_profile_id") @Nullable UUID payerProfileId,
        @JsonProperty("description") String description,
        @JsonProperty("reference") @Nullable String reference,
        @JsonProperty("settle_at") @Nullable Instant settleAt
) {

    public NewPayment {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(description, "description");
    }
}
