package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Says every few seconds that this process lives. Who cannot say it for ten seconds must take itself for dead:
/// others do so after fifteen, and by then its jobs must have been interrupted.
public final class BeatWorker {

    private static final Duration ALIVE = Duration.ofSeconds(10);

    private static final Workers.Heard NOTHING = new Workers.Heard(Set.of(), false);

    private final Workers workers;
    private final Workers.Identity identity;
    private final Supplier<UUID> ids;
    private final InstantSource clock;
    private volatile long number;
    private volatile Instant lastBeat = Instant.MIN;
    private volatile Workers.Heard heard = NOTHING;

    public BeatWorker(Workers workers, Workers.Identity identity, Supplier<UUID> ids, InstantSource clock) {
        this.workers = workers;
        this.identity = identity;
        this.ids = ids;
        this.clock = clock;
    }

    /// Registers at first, and again should the entry have been deleted. There is never more to do at once.
    public boolean handle() {
        // The time before the question: the answer may have taken long.
        var asked = clock.instant();
        var answer = number == 0 ? Optional.<Workers.Heard>empty() : workers.beat(number);
        if (answer.isEmpty()) {
            number = workers.register(ids.get(), identity);
        }
        heard = answer.orElse(NOTHING);
        lastBeat = asked;
        return false;
    }

    /// Whether this process may claim, and go on with what it has.
    public boolean isAlive() {
        return clock.instant().isBefore(lastBeat.plus(ALIVE));
    }

    /// Whether an admin wants this process to take no more jobs.
    boolean isDraining() {
        return heard.draining();
    }

    long number() {
        return number;
    }

    /// The jobs of this process that the last beat found to be canceled, should the news of it have been lost.
    Set<JobId> canceling() {
        return heard.canceling();
    }

    void drain() {
        workers.drain(number);
    }

    void deregister() {
        workers.deregister(number);
    }
}
