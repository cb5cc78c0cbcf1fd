// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cloakroom.api.runtime.json.Patch;

/// What is absent stays as it is; nothing here can be null.
public record ProfilePatch(
        @JsonProperty("name") Patch<String> name,
        @JsonProperty("email") Patch<String> email,
        @JsonProperty("age") Patch<Integer> age
) {
}
