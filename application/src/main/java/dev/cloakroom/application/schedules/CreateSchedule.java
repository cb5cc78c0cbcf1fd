package dev.cloakroom.application.schedules;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.domain.schedules.ScheduleRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes a schedule, and stores the key with it.
public final class CreateSchedule {

    static final int MOST_OF_AN_OWNER = 100;

    private final Schedules schedules;
    private final PlanRules rules;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public CreateSchedule(
            Schedules schedules,
            PlanRules rules,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.schedules = schedules;
        this.rules = rules;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    /// @throws dev.cloakroom.domain.Rejection.Forbidden where the kind needs a scope that the caller lacks
    public Submitted<Schedule> handle(Caller caller, ScheduleSettings settings, Once<Schedule> once) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean enabled = !Boolean.FALSE.equals(settings.enabled());
        return transactions.run(() -> {
            var plan = rules.check(caller, settings, null, now);
            var schedule = Schedule.made(new ScheduleId(ids.get()), plan, enabled, now);
            return once.act(keys, caller.user(), null, schedule, () -> add(caller.user(), schedule));
        });
    }

    private void add(UserId owner, Schedule schedule) {
        if (schedules.count(owner) >= MOST_OF_AN_OWNER) {
            throw ScheduleRejections.tooMany(MOST_OF_AN_OWNER);
        }
        schedules.add(schedule);
    }
}
