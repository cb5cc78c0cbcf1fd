// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Data records, without the header. Only of a task that succeeded.
public record TaskCounts(
        @JsonProperty("read") long read,
        @JsonProperty("accepted") long accepted,
        @JsonProperty("rejected") long rejected
) {
}
