// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What is absent stays as it is; nothing here can be null.
public record AmountPatch(
        @JsonProperty("value") @Nullable String value,
        @JsonProperty("currency") @Nullable String currency
) {
}
