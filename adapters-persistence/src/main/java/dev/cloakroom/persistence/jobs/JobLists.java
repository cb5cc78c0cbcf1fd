package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Lists of an owner's jobs. There is one question for each table that can answer it without walking over rows
/// that do not match: what waits or runs stands in the small hot table, what runs is few, what ended
/// without success has an index, all else is walked by id.
final class JobLists {

    static final String ALL = question("j.id", "j.id DESC", """
            FROM job j
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_queue q ON q.job_id = j.id
            LEFT JOIN job_outcome o ON o.job_id = j.id
            WHERE j.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """);

    /// Of pairs only the index of owners knows the order, whatever the statistics say: where one owner has nearly all
    /// that waits, the primary key looks as good to the planner, and everybody else's list would walk over those.
    /// Jobs that do not match are left out here, before their submissions are looked up.
    static final String LIVE = question("q.job_id", "q.owner_no DESC, q.job_id DESC", """
            FROM (
                SELECT * FROM job_queue
                WHERE (owner_no, job_id) < ((SELECT owner_no FROM users WHERE id = :owner),
                      least(CAST(:before AS uuid), CAST(:to AS uuid)))
                  AND (owner_no, job_id) >= ((SELECT owner_no FROM users WHERE id = :owner), :from)
                  AND state = ANY (:codes)
                  AND ((CAST(:kind AS text) IS NULL AND CAST(:queue AS text) IS NULL)
                       OR lane_no = ANY (ARRAY(SELECT lane_no FROM lane
                                               WHERE (CAST(:kind AS text) IS NULL OR kind = :kind)
                                                 AND (CAST(:queue AS text) IS NULL OR queue = :queue))))
                ORDER BY owner_no DESC, job_id DESC
                OFFSET 0
            ) q
            JOIN job j ON j.id = q.job_id
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_outcome o ON false
            WHERE true
            """);

    /// However much an owner has waiting: what runs, of everybody, is few, and has an index, that of the workers.
    static final String RUNNING = question("q.job_id", "q.job_id DESC", """
            FROM (
                SELECT * FROM job_queue
                WHERE state = 1 AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)
                ORDER BY worker_no
                OFFSET 0
            ) q
            JOIN job j ON j.id = q.job_id
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_outcome o ON false
            WHERE true
            """);

    /// Of one kind of end other than success. Of three columns only their index knows the order, as with pairs above.
    static final String UNSUCCESSFUL = question("o.job_id", "o.owner_no DESC, o.outcome DESC, o.job_id DESC", """
            FROM job_outcome o
            JOIN job j ON j.id = o.job_id
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_queue q ON false
            WHERE o.outcome <> 0
              AND (o.owner_no, o.outcome, o.job_id) < ((SELECT owner_no FROM users WHERE id = :owner),
                  CAST(:outcome AS smallint), least(CAST(:before AS uuid), CAST(:to AS uuid)))
              AND (o.owner_no, o.outcome, o.job_id) >= ((SELECT owner_no FROM users WHERE id = :owner),
                  CAST(:outcome AS smallint), :from)
            """);

    /// `IS NOT DISTINCT FROM` keeps the planner off the index of owners, by which it would read all jobs of this one.
    static final String THOSE = "SELECT " + JobRows.COLUMNS + """
            FROM unnest(CAST(:ids AS uuid[])) AS asked (id)
            JOIN job j ON j.id = asked.id
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_queue q ON q.job_id = asked.id
            LEFT JOIN job_outcome o ON o.job_id = asked.id
            WHERE j.owner_no IS NOT DISTINCT FROM (SELECT owner_no FROM users WHERE id = :owner)
            """;

    private static final Set<JobStatus> UNSUCCESSFUL_ENDS =
            Set.of(JobStatus.FAILED, JobStatus.CANCELED, JobStatus.EXPIRED);
    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private JobLists() {}

    static List<Job> list(Handle handle, UserId owner, JobFilter filter) {
        var before = filter.before();
        var from = Objects.requireNonNullElse(filter.createdFrom(), Instant.EPOCH);
        var to = Objects.requireNonNullElse(filter.createdTo(), FAR);
        var codes = JobRows.codes(filter.statuses());
        return handle.createQuery(questionFor(filter.statuses()))
                .bind("owner", owner.value())
                .bindArray("codes", Integer.class, codes)
                .bind("outcome", codes.getFirst() - 10)
                .bind("kind", filter.kind())
                .bind("queue", filter.queue())
                .bind("before", before == null ? HIGHEST : before.value())
                .bind("createdFrom", from)
                .bind("createdTo", to)
                .bind("from", firstIdAt(from))
                .bind("to", firstIdAt(to.plusMillis(1)))
                .bind("limit", filter.limit())
                .map((row, _) -> JobRows.map(row, null))
                .list();
    }

    static List<Job> those(Handle handle, UserId owner, Collection<JobId> ids) {
        return handle.createQuery(THOSE)
                .bind("owner", owner.value())
                .bindArray("ids", UUID.class, ids.stream().map(JobId::value).toList())
                .map((row, _) -> JobRows.map(row, null))
                .list();
    }

    private static String question(String id, String order, String from) {
        return "SELECT " + JobRows.COLUMNS + from + """
                  AND %1$s < :before AND %1$s >= :from AND %1$s < :to
                  AND j.created_at >= :createdFrom AND j.created_at < :createdTo
                  AND (CAST(:kind AS text) IS NULL OR l.kind = :kind)
                  AND (CAST(:queue AS text) IS NULL OR l.queue = :queue)
                  AND coalesce(10 + o.outcome, q.state) = ANY (:codes)
                ORDER BY %2$s
                LIMIT :limit
                """.formatted(id, order);
    }

    private static String questionFor(Set<JobStatus> statuses) {
        if (statuses.equals(Set.of(JobStatus.RUNNING))) {
            return RUNNING;
        }
        if (statuses.size() == 1 && UNSUCCESSFUL_ENDS.containsAll(statuses)) {
            return UNSUCCESSFUL;
        }
        boolean live = !statuses.isEmpty() && statuses.stream().noneMatch(JobStatus::isTerminal);
        return live ? LIVE : ALL;
    }

    /// Ids carry the millisecond of their making, so a window of time is a range of ids, which saves the other
    /// partitions from being read.
    private static UUID firstIdAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
