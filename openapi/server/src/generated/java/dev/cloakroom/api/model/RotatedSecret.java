// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

public record RotatedSecret(
        @JsonProperty("secret") String secret,
        @JsonProperty("others_expire_at") Instant othersExpireAt
) {

    public RotatedSecret {
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(othersExpireAt, "othersExpireAt");
    }
}
