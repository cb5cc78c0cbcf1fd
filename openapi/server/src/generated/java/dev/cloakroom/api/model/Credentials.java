// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record Credentials(
        @JsonProperty("email") String email,
        @JsonProperty("password") String password
) {

    public Credentials {
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(password, "password");
    }

    /// Without its secrets.
    @Override
    public String toString() {
        return "Credentials[email=" + email + ", password=***]";
    }
}
