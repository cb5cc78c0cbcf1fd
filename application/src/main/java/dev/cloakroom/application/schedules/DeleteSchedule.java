package dev.cloakroom.application.schedules;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.ScheduleRejections;

/// Deletes a schedule. The jobs that it made stay.
public final class DeleteSchedule {

    private final Schedules schedules;
    private final Transactions transactions;

    public DeleteSchedule(Schedules schedules, Transactions transactions) {
        this.schedules = schedules;
        this.transactions = transactions;
    }

    /// @throws dev.cloakroom.domain.Rejection.Missing also the second time
    public void handle(UserId owner, ScheduleId id) {
        transactions.run(() -> {
            if (!schedules.remove(owner, id)) {
                throw ScheduleRejections.notFound(id);
            }
        });
    }
}
