// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record NewRefund(
        @JsonProperty("amount") Amount amount,
        @JsonProperty("reason") @Nullable String reason
) {

    public NewRefund {
        Objects.requireNonNull(amount, "amount");
    }
}
