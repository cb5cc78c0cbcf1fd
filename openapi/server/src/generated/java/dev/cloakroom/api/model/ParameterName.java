// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record ParameterName(
        @JsonProperty("in") ParameterPlace in,
        @JsonProperty("name") String name
) {

    public ParameterName {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(name, "name");
    }
}
