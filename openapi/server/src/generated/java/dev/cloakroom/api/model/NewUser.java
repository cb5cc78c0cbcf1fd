// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record NewUser(
        @JsonProperty("email") String email,
        @JsonProperty("password") String password,
        @JsonProperty("role") @Nullable Role role,
        @JsonProperty("granted_scopes") @Nullable List<GrantedScope> grantedScopes
) {

    public NewUser {
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(password, "password");
        grantedScopes = grantedScopes == null ? null : List.copyOf(grantedScopes);
    }

    /// Without its secrets.
    @Override
    public String toString() {
        return "NewUser[email=" + email + ", password=***, role=" + role + ", grantedScopes=" + grantedScopes + "]";
    }
}
