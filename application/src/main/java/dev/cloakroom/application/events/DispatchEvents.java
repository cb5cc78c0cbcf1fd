package dev.cloakroom.application.events;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.Rejection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the subscribers of system events, some events in one transaction: what all subscribers write and the end of
/// the telling are stored together. Any number of processes may do this at once.
public final class DispatchEvents {

    private static final int AT_ONCE = 100;

    /// How long an event waits that a subscriber failed at.
    private static final Duration ASIDE = Duration.ofSeconds(30);

    private final EventOutbox outbox;
    private final List<EventSubscriber> subscribers;
    private final Transactions transactions;

    /// Subscribers may still be added until the first event is dispatched.
    public DispatchEvents(EventOutbox outbox, List<EventSubscriber> subscribers, Transactions transactions) {
        this.outbox = outbox;
        this.subscribers = subscribers;
        this.transactions = transactions;
    }

    /// True when there may be more.
    public boolean handle() {
        try {
            return dispatch(AT_ONCE) == AT_ONCE;
        } catch (Rejection.Throttled busy) {
            throw busy;
        } catch (RuntimeException _) {
            // One of them: the others must not wait for it.
            return oneByOne();
        }
    }

    private boolean oneByOne() {
        @Nullable RuntimeException fault = null;
        for (int tries = 0; tries < AT_ONCE; tries++) {
            try {
                if (dispatch(1) == 0) {
                    break;
                }
            } catch (Rejection.Throttled busy) {
                throw busy;
            } catch (RuntimeException broken) {
                transactions.run(() -> outbox.putAside(ASIDE));
                fault = broken;
            }
        }
        if (fault != null) {
            throw fault;
        }
        return true;
    }

    private int dispatch(int atMost) {
        return transactions.run(() -> {
            var events = outbox.take(atMost);
            events.forEach(event -> subscribers.forEach(subscriber -> subscriber.on(event)));
            return events.size();
        });
    }
}
