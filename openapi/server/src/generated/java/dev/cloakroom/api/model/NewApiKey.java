// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record NewApiKey(
        @JsonProperty("name") String name,
        @JsonProperty("scopes") List<KeyScope> scopes,
        @JsonProperty("expires_at") @Nullable Instant expiresAt
) {

    public NewApiKey {
        Objects.requireNonNull(name, "name");
        scopes = List.copyOf(scopes);
    }
}
