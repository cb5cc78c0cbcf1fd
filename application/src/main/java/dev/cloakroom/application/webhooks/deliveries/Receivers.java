package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.domain.webhooks.EndpointId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who may be sent to now, so that a receiver which hangs holds up nobody else. A receiver gets one message at a time
/// until it has answered quickly, then twice as many after each quick answer up to a quarter of the slots; after a slow
/// one, one at a time again. Receivers that are not known to be quick share half of the slots.
///
/// This is the knowledge of one process, gathered anew after each start. Many threads use it at once.
public final class Receivers {

    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 10_000;

    private static final class Receiver {
        boolean quick;
        int most = 1;
        int sending;
        Duration took = Duration.ZERO;

        /// When the last of those that were sent away may come.
        Instant end = Instant.MIN;
    }

    private final Map<EndpointId, Receiver> receivers = new HashMap<>();
    private final int mostOfOne;
    private final int mostUnproven;
    private final InstantSource clock;
    private int unproven;

    /// @param slots how many jobs run at once in this process
    public Receivers(int slots, InstantSource clock) {
        this.mostOfOne = Math.max(1, slots / 4);
        this.mostUnproven = Math.max(1, slots / 2);
        this.clock = clock;
    }

    /// Empty: go ahead, and [#leave] afterwards. Otherwise, come back after that time: as long as those before in the
    /// line will take, so that a long line is not asked again and again.
    synchronized Optional<Duration> enter(EndpointId id) {
        if (receivers.size() >= MOST_REMEMBERED) {
            receivers.values().removeIf(receiver -> receiver.sending == 0);
        }
        var receiver = receivers.computeIfAbsent(id, _ -> new Receiver());
        if (receiver.sending >= receiver.most || (!receiver.quick && unproven >= mostUnproven)) {
            return Optional.of(queued(receiver));
        }
        receiver.sending++;
        unproven += receiver.quick ? 0 : 1;
        return Optional.empty();
    }

    private Duration queued(Receiver receiver) {
        var now = clock.instant();
        var begin = receiver.end.isAfter(now) ? receiver.end : now;
        receiver.end = begin.plus(receiver.took.dividedBy(receiver.most));
        var wait = Duration.between(now, receiver.end);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            receiver.end = now.plus(LONGEST_WAIT);
            return LONGEST_WAIT;
        }
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    synchronized void leave(EndpointId id, Duration took) {
        var receiver = receivers.computeIfAbsent(id, _ -> new Receiver());
        boolean quick = took.compareTo(SLOW) < 0;
        unproven -= receiver.quick ? 0 : receiver.sending;
        receiver.sending--;
        unproven += quick ? 0 : receiver.sending;
        receiver.quick = quick;
        receiver.most = quick ? Math.min(mostOfOne, receiver.most * 2) : 1;
        receiver.took = took;
    }
}
