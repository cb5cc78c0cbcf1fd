package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.application.Transactions;
import java.time.Duration;
import java.time.InstantSource;

/// Tells of deliveries whose job ended without a word, and forgets those that ended long ago. Any number of processes
/// may do it at once.
public final class TendDeliveries {

    private static final int AT_ONCE = 1_000;

    /// Whoever sends tells a moment before its job ends, so nothing is overlooked that is that late.
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final Duration retention;
    private final Transactions transactions;
    private final InstantSource clock;

    public TendDeliveries(Deliveries deliveries, Duration retention, Transactions transactions, InstantSource clock) {
        this.deliveries = deliveries;
        this.retention = retention;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// True when there may be more.
    public boolean handle() {
        var now = clock.instant();
        return transactions.run(() -> {
            int failed = deliveries.failAbandoned(now.minus(LATE), now, AT_ONCE);
            int forgotten = deliveries.forget(now.minus(retention), AT_ONCE);
            return failed == AT_ONCE || forgotten == AT_ONCE;
        });
    }
}
