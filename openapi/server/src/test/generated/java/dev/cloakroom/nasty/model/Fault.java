// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

public record Fault(
        @JsonProperty("title") String title,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extras
) {

    public Fault {
        Objects.requireNonNull(title, "title");
        extras = extras == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }
}
