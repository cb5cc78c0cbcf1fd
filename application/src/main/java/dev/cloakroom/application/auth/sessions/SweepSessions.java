package dev.cloakroom.application.auth.sessions;

import dev.cloakroom.application.Transactions;
import java.time.Duration;
import java.time.InstantSource;

/// Forgets what sessions leave behind: sealed successors after their grace, tokens and sessions after their end.
public final class SweepSessions {

    private static final int BATCH = 1000;

    /// An expired token is told from an unknown one for that long.
    private static final Duration MEMORY = Duration.ofDays(1);

    private final Sessions sessions;
    private final Transactions transactions;
    private final InstantSource clock;

    public SweepSessions(Sessions sessions, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// True when there may be more to forget.
    public boolean handle() {
        var now = clock.instant();
        return transactions.run(() -> sessions.sweep(now.minus(Refresh.GRACE), now.minus(MEMORY), BATCH)) >= BATCH;
    }
}
