// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

public record ProblemType(
        @JsonProperty("type") String type,
        @JsonProperty("code") String code,
        @JsonProperty("title") String title,
        @JsonProperty("status") int status,
        @JsonProperty("retryable") boolean retryable,
        @JsonProperty("description") String description,
        @JsonProperty("extras") List<String> extras
) {

    public ProblemType {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        extras = List.copyOf(extras);
    }
}
