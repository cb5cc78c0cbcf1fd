// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record ReportTypeParameter(
        @JsonProperty("name") String name,
        @JsonProperty("description") String description
) {

    public ReportTypeParameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
    }
}
