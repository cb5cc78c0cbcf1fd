// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Jobs that are not finished. A ready one could run, a delayed one waits for its time.
public record QueueDepth(
        @JsonProperty("ready") long ready,
        @JsonProperty("delayed") long delayed,
        @JsonProperty("running") long running
) {
}
