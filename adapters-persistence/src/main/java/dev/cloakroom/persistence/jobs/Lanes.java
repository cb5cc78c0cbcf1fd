package dev.cloakroom.persistence.jobs;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobRejections;
import dev.cloakroom.domain.jobs.Submission;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Jdbi;

/// The number of each (queue, kind). It is made on first use, by a transaction of its own so that what is remembered
/// here is committed, and never changes. Its queue may be deleted, so that is asked for again from time to time, but
/// never for the default.
final class Lanes {

    private static final int MOST_PER_OWNER = 100;
    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final String IS_THERE = "SELECT EXISTS (SELECT FROM queue WHERE name = :queue)";

    /// Says why there is no number, too: an unknown queue, or one kind too many.
    private static final String FIND_OR_MAKE = """
            WITH owner AS (
                SELECT owner_no FROM users WHERE id = :owner
            ), made AS (
                INSERT INTO lane (queue, kind, first_owner_no)
                SELECT q.name, :kind, owner.owner_no FROM queue q CROSS JOIN owner
                WHERE q.name = :queue
                  AND NOT EXISTS (SELECT FROM lane l WHERE l.queue = :queue AND l.kind = :kind)
                  AND (SELECT count(*) FROM lane l WHERE l.first_owner_no = owner.owner_no) < :most
                ON CONFLICT DO NOTHING
                RETURNING lane_no
            )
            SELECT EXISTS (SELECT FROM queue WHERE name = :queue) AS queue_exists,
                   coalesce((SELECT lane_no FROM made),
                            (SELECT lane_no FROM lane WHERE queue = :queue AND kind = :kind)) AS lane_no
            """;

    private record Lane(String queue, String kind) {}

    private record Found(boolean queueExists, int laneNo) {}

    private record Known(int number, long askedAt) {}

    private final Jdbi jdbi;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<Lane, Known> known = new ConcurrentHashMap<>();

    Lanes(Jdbi jdbi) {
        this(jdbi, System::nanoTime);
    }

    Lanes(Jdbi jdbi, LongSupplier nanos) {
        this.jdbi = jdbi;
        this.nanos = nanos;
    }

    int number(Submission submission) {
        return number(submission.owner(), submission.queue(), submission.kind());
    }

    int number(UserId owner, String queue, String kind) {
        var lane = new Lane(queue, kind);
        var remembered = known.get(lane);
        if (remembered == null) {
            int number = findOrMake(owner, lane);
            known.put(lane, new Known(number, nanos.getAsLong()));
            return number;
        }
        if (!queue.equals(Submission.DEFAULT_QUEUE) && nanos.getAsLong() - remembered.askedAt() > TRUSTED_NANOS) {
            demandQueue(lane, remembered.number());
        }
        return remembered.number();
    }

    /// Inside the transaction that is open: a second connection for each of many at once could be one too many.
    private void demandQueue(Lane lane, int number) {
        boolean there = jdbi.withHandle(handle -> handle.createQuery(IS_THERE)
                .bind("queue", lane.queue())
                .mapTo(Boolean.class)
                .one());
        if (!there) {
            throw JobRejections.unknownQueue(lane.queue());
        }
        known.put(lane, new Known(number, nanos.getAsLong()));
    }

    private int findOrMake(UserId owner, Lane lane) {
        var found = ask(owner, lane);
        if (!found.queueExists()) {
            throw JobRejections.unknownQueue(lane.queue());
        }
        // Another process made it a moment ago: the snapshot of the first statement could not see it.
        int number = found.laneNo() != 0 ? found.laneNo() : ask(owner, lane).laneNo();
        if (number == 0) {
            throw JobRejections.tooManyKinds(lane.kind());
        }
        return number;
    }

    private Found ask(UserId owner, Lane lane) {
        try (var handle = jdbi.open()) {
            return handle.createQuery(FIND_OR_MAKE)
                    .bind("owner", owner.value())
                    .bind("queue", lane.queue())
                    .bind("kind", lane.kind())
                    .bind("most", MOST_PER_OWNER)
                    .map((row, _) -> new Found(row.getBoolean(1), row.getInt(2)))
                    .one();
        }
    }
}
