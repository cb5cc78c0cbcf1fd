// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record Registration(
        @JsonProperty("email") String email,
        @JsonProperty("password") String password
) {

    public Registration {
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(password, "password");
    }

    /// Without its secrets.
    @Override
    public String toString() {
        return "Registration[email=" + email + ", password=***]";
    }
}
