package dev.cloakroom.application.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Asks everything that requests depend on, at most once a second, however many ask.
public final class Readiness {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Map<String, BooleanSupplier> probes;
    private final InstantSource clock;
    private Instant checkedAt = Instant.EPOCH;
    private Map<String, Boolean> parts = Map.of();
    private volatile boolean draining;

    /// `probes` answer within seconds and never throw.
    public Readiness(Map<String, BooleanSupplier> probes, InstantSource clock) {
        this.probes = new LinkedHashMap<>(probes);
        this.clock = clock;
    }

    /// From now on it is not ready: load balancers are to send their requests elsewhere.
    public void drain() {
        draining = true;
    }

    public boolean isReady() {
        return !draining && !parts().containsValue(false);
    }

    /// Each part by its name, true when it works.
    public synchronized Map<String, Boolean> parts() {
        var now = clock.instant();
        if (checkedAt.plus(FRESH).isBefore(now)) {
            var found = new LinkedHashMap<String, Boolean>();
            probes.forEach((name, probe) -> found.put(name, probe.getAsBoolean()));
            parts = found;
            checkedAt = now;
        }
        return new LinkedHashMap<>(parts);
    }
}
