// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record SigningKey(
        @JsonProperty("kty") String kty,
        @JsonProperty("use") String use,
        @JsonProperty("alg") String alg,
        @JsonProperty("kid") String kid,
        @JsonProperty("crv") String crv,
        @JsonProperty("x") String x,
        @JsonProperty("y") String y
) {

    public SigningKey {
        Objects.requireNonNull(kty, "kty");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(alg, "alg");
        Objects.requireNonNull(kid, "kid");
        Objects.requireNonNull(crv, "crv");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
    }
}
