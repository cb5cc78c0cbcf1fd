package dev.cloakroom.application.schedules;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.domain.schedules.ScheduleRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.IntConsumer;

/// Changes when a schedule fires and what it hands in, or whether it does at all.
public final class ChangeSchedule {

    private final Schedules schedules;
    private final PlanRules rules;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeSchedule(
            Schedules schedules,
            PlanRules rules,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock) {
        this.schedules = schedules;
        this.rules = rules;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when the change was made for another
    public Submitted<Schedule> handle(
            Caller caller, ScheduleId id, ScheduleSettings settings, IntConsumer precondition, Once<Schedule> once) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            var present = schedules.lock(caller.user(), id).orElseThrow(() -> ScheduleRejections.notFound(id));
            return once.changing(keys, caller.user(), () -> {
                precondition.accept(present.revision());
                var plan = rules.check(caller, settings, present.plan(), now);
                var changed =
                        present.changed(plan, Objects.requireNonNullElse(settings.enabled(), present.enabled()), now);
                schedules.update(changed);
                return changed;
            });
        });
    }
}
