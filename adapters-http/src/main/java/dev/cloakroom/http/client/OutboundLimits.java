package dev.cloakroom.http.client;

import java.time.Duration;

/// How long another server may take and how much it may say: to accept the connection, between two bytes, in all.
public record OutboundLimits(Duration connect, Duration silence, Duration total, long bytes) {

    public static final OutboundLimits DEFAULT =
            new OutboundLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(2), 32L << 20);
}
