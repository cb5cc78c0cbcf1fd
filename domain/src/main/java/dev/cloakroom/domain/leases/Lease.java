package dev.cloakroom.domain.leases;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Claim;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job just taken, with all that working on it needs. It lasts `until` then if its worker stays silent, and never
/// longer than `deadline`.
public record Lease(
        Claim claim,
        String queue,
        Json payload,
        Instant created,
        Instant until,
        Instant deadline,
        @Nullable String traceparent) {

    public LeaseKey key() {
        return new LeaseKey(claim.id(), claim.epoch());
    }
}
