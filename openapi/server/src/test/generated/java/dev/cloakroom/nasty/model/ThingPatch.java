// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cloakroom.api.runtime.json.Patch;
import java.util.List;

public record ThingPatch(
        @JsonProperty("title") Patch<String> title,
        @JsonProperty("note") Patch<String> note,
        @JsonProperty("tags") Patch<List<String>> tags
) {
}
