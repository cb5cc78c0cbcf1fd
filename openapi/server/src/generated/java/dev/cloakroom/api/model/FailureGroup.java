// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

public record FailureGroup(
        @JsonProperty("kind") String kind,
        @JsonProperty("code") String code,
        @JsonProperty("count") long count,
        @JsonProperty("first_at") Instant firstAt,
        @JsonProperty("last_at") Instant lastAt,
        @JsonProperty("newest_job_id") UUID newestJobId
) {

    public FailureGroup {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(firstAt, "firstAt");
        Objects.requireNonNull(lastAt, "lastAt");
        Objects.requireNonNull(newestJobId, "newestJobId");
    }
}
