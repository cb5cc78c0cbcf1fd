package dev.cloakroom.application.triggers;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
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
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeTrigger(
            Triggers triggers,
            TriggerRules rules,
            EventListeners listeners,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock) {
        this.triggers = triggers;
        this.rules = rules;
        this.listeners = listeners;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when the change was made for another
    public Submitted<Standing> handle(
            Caller caller, TriggerId id, TriggerSettings settings, IntConsumer precondition, Once<Standing> once) {
        return transactions.run(() -> {
            var present = triggers.lock(caller.user(), id).orElseThrow(() -> TriggerRejections.notFound(id));
            return once.changing(keys, caller.user(), () -> {
                precondition.accept(present.trigger().revision());
                return changed(caller, present, settings);
            });
        });
    }

    private Standing changed(Caller caller, Standing present, TriggerSettings settings) {
        var trigger = present.trigger();
        var plan = rules.check(caller, settings, trigger.plan(), clock.instant());
        var changed = trigger.changed(plan, Objects.requireNonNullElse(settings.enabled(), trigger.enabled()));
        triggers.update(changed);
        if (changed.listens()) {
            listeners.add(caller.user(), trigger.id().value());
        } else {
            listeners.remove(caller.user(), trigger.id().value());
        }
        return new Standing(changed, present.tally());
    }
}
