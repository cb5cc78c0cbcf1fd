package dev.cloakroom.application.triggers;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.application.triggers.Triggers.Standing;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.domain.triggers.TriggerRejections;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.IntConsumer;

/// Changes which events a trigger means and what it makes of them, or whether it does at all.
public final class ChangeTrigger {

    private final Triggers triggers;
    private final TriggerRules rules;
    private final EventListeners listeners;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeTrigger(
            Triggers triggers,
            TriggerRules rules,
            EventListeners listeners,
            Transactions transactions,
            InstantSource clock) {
        this.triggers = triggers;
        this.rules = rules;
        this.listeners = listeners;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when the change was made for another
    public Standing handle(Caller caller, TriggerId id, TriggerSettings settings, IntConsumer precondition) {
        return transactions.run(() -> {
            var present = triggers.lock(caller.user(), id).orElseThrow(() -> TriggerRejections.notFound(id));
            var trigger = present.trigger();
            precondition.accept(trigger.revision());
            var plan = rules.check(caller, settings, trigger.plan(), clock.instant());
            var changed = trigger.changed(plan, Objects.requireNonNullElse(settings.enabled(), trigger.enabled()));
            triggers.update(changed);
            if (changed.listens()) {
                listeners.add(caller.user(), id.value());
            } else {
                listeners.remove(caller.user(), id.value());
            }
            return new Standing(changed, present.tally());
        });
    }
}
