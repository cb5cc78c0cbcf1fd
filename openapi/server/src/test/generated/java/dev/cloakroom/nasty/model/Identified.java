// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

public record Identified(
        @JsonProperty("id") UUID id
) {

    public Identified {
        Objects.requireNonNull(id, "id");
    }
}
