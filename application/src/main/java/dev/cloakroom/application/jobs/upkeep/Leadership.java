package dev.cloakroom.application.jobs.upkeep;

import dev.cloakroom.application.jobs.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// Whether this process does what only one needs to do. Two leaders for a moment do no harm: all that leaders do
/// is safe to do twice.
public final class Leadership {

    private static final String NAME = "jobs";
    private static final Duration TERM = Duration.ofSeconds(15);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final Workers workers;
    private final UUID holder;
    private final InstantSource clock;
    private Instant askedAt = Instant.MIN;
    private boolean held;

    public Leadership(Workers workers, UUID holder, InstantSource clock) {
        this.workers = workers;
        this.holder = holder;
        this.clock = clock;
    }

    public synchronized boolean isHeld() {
        var now = clock.instant();
        if (!now.isBefore(askedAt.plus(ASK_AGAIN))) {
            held = workers.lead(NAME, holder, TERM).isPresent();
            askedAt = now;
        }
        return held;
    }
}
