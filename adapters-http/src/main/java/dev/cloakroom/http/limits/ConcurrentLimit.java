package dev.cloakroom.http.limits;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/// So many at once per key. What was granted is held until it is given back.
public final class ConcurrentLimit implements Limit {

    /// Nobody knows when a stream ends.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final String name;
    private final int most;
    private final ConcurrentHashMap<Object, Integer> held = new ConcurrentHashMap<>();

    public ConcurrentLimit(String name, int most) {
        this.name = name;
        this.most = most;
    }

    @Override
    public Charge take(Object key) {
        int now = held.merge(key, 1, Integer::sum);
        boolean granted = now <= most;
        if (!granted) {
            giveBack(key);
        }
        return new Charge(
                name,
                granted,
                "\"" + name + "\";q=" + most + ";qu=\"concurrent-requests\"",
                "\"" + name + "\";r=" + Math.max(0, most - now),
                RETRY_AFTER,
                () -> giveBack(key));
    }

    private void giveBack(Object key) {
        held.computeIfPresent(key, (_, now) -> now == 1 ? null : now - 1);
    }
}
