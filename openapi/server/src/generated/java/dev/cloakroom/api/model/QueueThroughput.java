// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;

/// Jobs that came to their end per minute, whatever that end was; the minute that runs does not count.
public record QueueThroughput(
        @JsonProperty("over_5_minutes") BigDecimal over5Minutes,
        @JsonProperty("over_60_minutes") BigDecimal over60Minutes
) {

    public QueueThroughput {
        Objects.requireNonNull(over5Minutes, "over5Minutes");
        Objects.requireNonNull(over60Minutes, "over60Minutes");
    }
}
