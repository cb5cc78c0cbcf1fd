// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;

public record JobsEnd(
        @JsonProperty("followed") int followed
) {
}
