// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record DeliveryHeader(
        @JsonProperty("name") String name,
        @JsonProperty("value") String value
) {

    public DeliveryHeader {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
