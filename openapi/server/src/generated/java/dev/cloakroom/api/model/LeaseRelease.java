// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;

public record LeaseRelease(
        @JsonProperty("epoch") int epoch
) {
}
