// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record ApiKeySecret(
        @JsonProperty("key") String key
) {

    public ApiKeySecret {
        Objects.requireNonNull(key, "key");
    }
}
