// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Me(
        @JsonProperty("id") UUID id,
        @JsonProperty("email") String email,
        @JsonProperty("role") Role role,
        @JsonProperty("granted_scopes") List<GrantedScope> grantedScopes,
        @JsonProperty("disabled") boolean disabled,
        @JsonProperty("most_running") @Nullable Integer mostRunning,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("scopes") List<Scope> scopes
) {

    public Me {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(role, "role");
        grantedScopes = List.copyOf(grantedScopes);
        Objects.requireNonNull(createdAt, "createdAt");
        scopes = List.copyOf(scopes);
    }

    /// Of its parts.
    public static Me of(User user, HeldScopes heldScopes) {
        return new Me(
                user.id(),
                user.email(),
                user.role(),
                user.grantedScopes(),
                user.disabled(),
                user.mostRunning(),
                user.createdAt(),
                heldScopes.scopes());
    }
}
