// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record Health(
        @JsonProperty("status") HealthStatus status
) {

    public Health {
        Objects.requireNonNull(status, "status");
    }
}
