// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;

/// Half, nine tenths, and all but a hundredth took no longer: `run_seconds` the last attempt of jobs that succeeded or
/// failed, `wait_seconds` their waiting for it since they were handed in, due, or due again. They are at most 2 % off;
/// what took less than a millisecond counts as one. Not there where nothing ran.
public record Percentiles(
        @JsonProperty("p50") BigDecimal p50,
        @JsonProperty("p90") BigDecimal p90,
        @JsonProperty("p99") BigDecimal p99
) {

    public Percentiles {
        Objects.requireNonNull(p50, "p50");
        Objects.requireNonNull(p90, "p90");
        Objects.requireNonNull(p99, "p99");
    }
}
