package dev.cloakroom.application.jobs.work;

import dev.cloakroom.application.jobs.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Learns where there is work, and has [Turns] know: it looks from time to time, and is told in between.
final class Lookout {

    /// Owners who were not there a moment ago, and whose news were lost, get their turn after this time at the latest.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /// The same where nothing is known to be ready. Being woken up alone is no reason to look.
    private static final Duration LOOK_AGAIN_IDLE = Duration.ofMillis(20);

    /// While a slot is free somebody looks at least every two seconds. Who did not for longer may have missed news of
    /// work elsewhere, and does not know that nobody waits.
    private static final Duration RECENT = Duration.ofSeconds(3);

    private final JobQueue queue;
    private final Set<String> kinds;
    private final Turns turns;
    private final InstantSource clock;
    private volatile Map<Integer, String> lanes = Map.of();

    /// Lanes that are no business of ours, or paused, as of a moment ago: their news are no reason to look.
    private final Set<Integer> strangers = ConcurrentHashMap.newKeySet();

    private Instant strangersUntil = Instant.MIN;
    private Instant looked = Instant.MIN;
    private volatile boolean lookNow = true;

    Lookout(JobQueue queue, Set<String> kinds, Turns turns, InstantSource clock) {
        this.queue = queue;
        this.kinds = kinds;
        this.turns = turns;
        this.clock = clock;
    }

    /// Asks where there is work, where that is due or there is a reason. Not for two threads at once.
    void look() {
        var now = clock.instant();
        var due = looked.plus(turns.isEmpty() ? LOOK_AGAIN_IDLE : LOOK_AGAIN);
        if (lookNow || !now.isBefore(due)) {
            lookNow = false;
            if (!now.isBefore(strangersUntil)) {
                strangers.clear();
                strangersUntil = now.plus(LOOK_AGAIN);
            }
            long asOf = turns.moment();
            var ready = queue.ready(kinds);
            looked = now;
            lanes = ready.lanes();
            turns.set(ready.sources(), asOf);
        }
    }

    /// There is work somewhere.
    void hear() {
        lookNow = true;
    }

    /// There is work there; false where that is no business of ours.
    boolean hear(Set<Source> where) {
        boolean ours = false;
        for (var source : where) {
            if (isOpen(source)) {
                turns.add(source);
                ours = true;
            } else if (strangers.add(source.lane())) {
                lookNow = true;
                ours = true;
            }
        }
        return ours;
    }

    /// Whether its lane is one of ours and was not paused when somebody last looked.
    boolean isOpen(Source source) {
        return lanes.containsKey(source.lane());
    }

    /// The kind of its lane; empty where that is not open.
    String kind(Source source) {
        return lanes.getOrDefault(source.lane(), "");
    }

    boolean mayFindWork() {
        return lookNow || !turns.isEmpty();
    }

    /// Whether somebody looked of late, and all that was seen and heard of since is taken. Not while somebody looks.
    boolean nobodyWaits() {
        return !mayFindWork() && clock.instant().isBefore(looked.plus(RECENT));
    }
}
