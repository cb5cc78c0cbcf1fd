// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record NewProfile(
        @JsonProperty("name") String name,
        @JsonProperty("email") String email,
        @JsonProperty("age") int age
) {

    public NewProfile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
    }
}
