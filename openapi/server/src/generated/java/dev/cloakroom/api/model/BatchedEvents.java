// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

public record BatchedEvents(
        @JsonProperty("results") List<BatchedEvent> results
) {

    public BatchedEvents {
        results = List.copyOf(results);
    }
}
