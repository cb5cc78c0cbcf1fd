// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

public record CompletionResults(
        @JsonProperty("results") List<CompletionResult> results
) {

    public CompletionResults {
        results = List.copyOf(results);
    }
}
