package dev.cloakroom.application.triggers;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.domain.triggers.TriggerRejections;

/// Deletes a trigger. The jobs that it made stay.
public final class DeleteTrigger {

    private final Triggers triggers;
    private final EventListeners listeners;
    private final Transactions transactions;

    public DeleteTrigger(Triggers triggers, EventListeners listeners, Transactions transactions) {
        this.triggers = triggers;
        this.listeners = listeners;
        this.transactions = transactions;
    }

    /// @throws dev.cloakroom.domain.Rejection.Missing also the second time
    public void handle(UserId owner, TriggerId id) {
        transactions.run(() -> {
            if (!triggers.remove(owner, id)) {
                throw TriggerRejections.notFound(id);
            }
            listeners.remove(owner, id.value());
        });
    }
}
