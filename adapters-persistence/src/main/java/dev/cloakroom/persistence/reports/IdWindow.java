package dev.cloakroom.persistence.reports;

import dev.cloakroom.application.reports.RowSource.Extract;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.Routing;
import java.time.Instant;
import java.util.UUID;

/// What a report reads of its owner: the ids strictly between two. Ids carry the millisecond of their making, so a
/// window of time is one of ids, by which the other partitions are left out.
record IdWindow(int owner, UUID after, UUID until) {

    private static final String OWNER = "SELECT owner_no FROM users WHERE id = :owner";

    /// As `created_from` and `created_to` of the order say, and at most up to the order itself.
    static IdWindow of(Extract extract, Routing routing) {
        var from = extract.order().moment("created_from").orElse(Instant.EPOCH);
        var ordered = extract.report();
        var until = extract.order()
                .moment("created_to")
                .map(to -> JobId.firstAt(to.plusMillis(1)))
                .filter(to -> to.createdAt().isBefore(ordered.createdAt()))
                .orElse(ordered);
        int owner = routing.list(
                extract.owner(),
                handle -> handle.createQuery(OWNER)
                        .bind("owner", extract.owner().value())
                        .mapTo(Integer.class)
                        .one());
        return new IdWindow(owner, JobId.firstAt(from).value(), until.value());
    }

    IdWindow startingAfter(UUID id) {
        return new IdWindow(owner, id, until);
    }

    /// How far the reading is, 0 to 100, that began with the oldest. By time: counting the rows ahead would take as
    /// long as a page of millions.
    int percent(UUID oldest, UUID last) {
        long all = Math.max(1, millis(until) - millis(oldest));
        return Math.clamp((millis(last) - millis(oldest)) * 100 / all, 0, 100);
    }

    private static long millis(UUID id) {
        return new JobId(id).createdAt().toEpochMilli();
    }
}
