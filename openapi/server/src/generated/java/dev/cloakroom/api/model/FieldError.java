// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One fault, at a place of the body (`pointer`) or in a parameter.
public record FieldError(
        @JsonProperty("code") String code,
        @JsonProperty("detail") String detail,
        @JsonProperty("pointer") @Nullable String pointer,
        @JsonProperty("parameter") @Nullable ParameterName parameter
) {

    public FieldError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }
}
