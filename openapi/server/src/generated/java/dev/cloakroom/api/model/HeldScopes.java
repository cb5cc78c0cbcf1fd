// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

public record HeldScopes(
        @JsonProperty("scopes") List<Scope> scopes
) {

    public HeldScopes {
        scopes = List.copyOf(scopes);
    }
}
