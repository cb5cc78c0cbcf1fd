// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

public record BatchedJobs(
        @JsonProperty("results") List<BatchedJob> results
) {

    public BatchedJobs {
        results = List.copyOf(results);
    }
}
