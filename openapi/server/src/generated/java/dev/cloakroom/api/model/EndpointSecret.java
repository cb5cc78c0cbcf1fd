// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record EndpointSecret(
        @JsonProperty("secret") String secret
) {

    public EndpointSecret {
        Objects.requireNonNull(secret, "secret");
    }
}
