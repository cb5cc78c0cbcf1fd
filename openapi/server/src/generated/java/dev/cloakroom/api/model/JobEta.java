// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;

public record JobEta(
        @JsonProperty("p50_seconds") BigDecimal p50Seconds,
        @JsonProperty("p95_seconds") BigDecimal p95Seconds
) {

    public JobEta {
        Objects.requireNonNull(p50Seconds, "p50Seconds");
        Objects.requireNonNull(p95Seconds, "p95Seconds");
    }
}
