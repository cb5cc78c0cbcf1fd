// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/// The file as it arrived.
public record TaskInput(
        @JsonProperty("size_bytes") long sizeBytes,
        @JsonProperty("sha256") String sha256
) {

    public TaskInput {
        Objects.requireNonNull(sha256, "sha256");
    }
}
