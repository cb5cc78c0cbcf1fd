// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record RefreshToken(
        @JsonProperty("refresh_token") String refreshToken
) {

    public RefreshToken {
        Objects.requireNonNull(refreshToken, "refreshToken");
    }

    /// Without its secrets.
    @Override
    public String toString() {
        return "RefreshToken[refreshToken=***]";
    }
}
