// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

public record HeartbeatResults(
        @JsonProperty("results") List<HeartbeatResult> results
) {

    public HeartbeatResults {
        results = List.copyOf(results);
    }
}
