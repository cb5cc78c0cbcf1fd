// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record QuerySource(
        @JsonProperty("kind") SourceKind kind,
        @JsonProperty("rows") int rows
) implements Source {

    public QuerySource {
        Objects.requireNonNull(kind, "kind");
    }
}
