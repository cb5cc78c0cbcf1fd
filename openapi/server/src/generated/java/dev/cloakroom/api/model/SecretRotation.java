// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

public record SecretRotation(
        @JsonProperty("expire_after_seconds") @Nullable Integer expireAfterSeconds
) {
}
