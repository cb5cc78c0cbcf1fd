// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

public record SigningKeyList(
        @JsonProperty("keys") List<SigningKey> keys
) {

    public SigningKeyList {
        keys = List.copyOf(keys);
    }
}
