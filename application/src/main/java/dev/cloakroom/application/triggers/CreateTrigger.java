package dev.cloakroom.application.triggers;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.domain.triggers.TriggerRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes a trigger, and stores the key with it.
public final class CreateTrigger {

    static final int MOST_OF_AN_OWNER = 100;

    private final Triggers triggers;
    private final TriggerRules rules;
    private final EventListeners listeners;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public CreateTrigger(
            Triggers triggers,
            TriggerRules rules,
            EventListeners listeners,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.triggers = triggers;
        this.rules = rules;
        this.listeners = listeners;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    /// @throws dev.cloakroom.domain.Rejection.Forbidden where the kind needs a scope that the caller lacks
    public Submitted<Trigger> handle(Caller caller, TriggerSettings settings, Once<Trigger> once) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean enabled = !Boolean.FALSE.equals(settings.enabled());
        return transactions.run(() -> {
            var plan = rules.check(caller, settings, null, now);
            var trigger = Trigger.made(new TriggerId(ids.get()), plan, enabled, now);
            return once.act(keys, caller.user(), null, trigger, () -> add(caller.user(), trigger));
        });
    }

    private void add(UserId owner, Trigger trigger) {
        if (triggers.count(owner) >= MOST_OF_AN_OWNER) {
            throw TriggerRejections.tooMany(MOST_OF_AN_OWNER);
        }
        triggers.add(trigger);
        if (trigger.listens()) {
            listeners.add(owner, trigger.id().value());
        }
    }
}
