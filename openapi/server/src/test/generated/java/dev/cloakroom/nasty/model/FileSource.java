// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record FileSource(
        @JsonProperty("kind") SourceKind kind,
        @JsonProperty("path") String path
) implements Source {

    public FileSource {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
    }
}
