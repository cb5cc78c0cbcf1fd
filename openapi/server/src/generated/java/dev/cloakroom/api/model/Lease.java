// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

public record Lease(
        @JsonProperty("id") UUID id,
        @JsonProperty("epoch") int epoch,
        @JsonProperty("lease_until") Instant leaseUntil,
        @JsonProperty("job") LeasedJob job
) {

    public Lease {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leaseUntil, "leaseUntil");
        Objects.requireNonNull(job, "job");
    }
}
