// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How the result is written.
public record TaskOutput(
        @JsonProperty("delimiter") @Nullable String delimiter,
        @JsonProperty("line_end") @Nullable String lineEnd,
        @JsonProperty("gzip") @Nullable Boolean gzip
) {
}
