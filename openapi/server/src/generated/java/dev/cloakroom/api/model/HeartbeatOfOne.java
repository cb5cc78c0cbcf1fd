// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record HeartbeatOfOne(
        @JsonProperty("id") UUID id,
        @JsonProperty("epoch") int epoch,
        @JsonProperty("progress") @Nullable NewProgress progress
) {

    public HeartbeatOfOne {
        Objects.requireNonNull(id, "id");
    }
}
