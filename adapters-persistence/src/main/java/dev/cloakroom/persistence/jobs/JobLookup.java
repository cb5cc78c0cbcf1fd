package dev.cloakroom.persistence.jobs;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.HotStatement;
import dev.cloakroom.persistence.SqlStates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Finds a job by its id. History lies in partitions by week, and a statement about all of them opens and locks each,
/// which costs more than to read the job. Ids carry their time: once a job was found in the partition of a week, others
/// of that week are asked for there, first among what waits or runs and then among what ended, and only when neither
/// has it everywhere. So a partition that was dropped or that does not have it costs time, and no answer.
final class JobLookup {

    private static final String OF_OWNER = """
            JOIN lane l ON l.lane_no = j.lane_no
            WHERE j.id = :id AND j.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    static final String EVERYWHERE = "SELECT " + JobRows.COLUMNS + """
            , j.payload, CAST(CAST(j.tableoid AS regclass) AS text) AS place
            FROM job j
            LEFT JOIN job_queue q ON q.job_id = j.id
            LEFT JOIN job_outcome o ON o.job_id = j.id
            """ + OF_OWNER;

    private static final HotStatement ASKING_EVERYWHERE = HotStatement.of(EVERYWHERE);

    private static final Pattern PLACE = Pattern.compile("job_([0-9]{8})");

    /// Partitions begin on Mondays, UTC; the epoch was a Thursday.
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private static final long EPOCH_AFTER_MONDAY = Duration.ofDays(3).toMillis();

    /// Those in which a job was found, so there are not many.
    private final Map<Long, Week> weeks = new ConcurrentHashMap<>();

    private record Week(HotStatement live, HotStatement ended) {

        /// `day` is the end of the names of its partitions.
        static Week of(String day) {
            return new Week(
                    HotStatement.of("SELECT " + JobRows.COLUMNS_LIVE + """
                    , j.payload
                    FROM job_%s j JOIN job_queue q ON q.job_id = j.id
                    """.formatted(day) + OF_OWNER),
                    HotStatement.of("SELECT " + JobRows.COLUMNS_ENDED + """
                    , j.payload
                    FROM job_%1$s j JOIN job_outcome_%1$s o ON o.job_id = j.id
                    """.formatted(day) + OF_OWNER));
        }

        /// What ends between the two is gone from the first and there for the second.
        Optional<Job> find(Handle handle, UserId owner, JobId id) {
            var waits = ask(live, handle, owner, id, JobLookup::job);
            return waits.isPresent() ? waits : ask(ended, handle, owner, id, JobLookup::job);
        }
    }

    /// A statement that fails would break a transaction, so there all partitions are asked.
    Optional<Job> find(Handle handle, UserId owner, JobId id) {
        var found = handle.isInTransaction() ? Optional.<Job>empty() : inItsWeek(handle, owner, id);
        return found.isPresent() ? found : ask(ASKING_EVERYWHERE, handle, owner, id, this::jobAndPlace);
    }

    private Optional<Job> inItsWeek(Handle handle, UserId owner, JobId id) {
        var week = weeks.get(week(id));
        if (week == null) {
            return Optional.empty();
        }
        try {
            return week.find(handle, owner, id);
        } catch (JdbiException failed) {
            if (SqlStates.isMissingTable(failed)) {
                weeks.remove(week(id), week);
                return Optional.empty();
            }
            throw failed;
        }
    }

    private Job jobAndPlace(ResultSet row) throws SQLException {
        var job = job(row);
        var place = PLACE.matcher(row.getString("place"));
        if (place.matches()) {
            weeks.computeIfAbsent(week(job.id()), _ -> Week.of(place.group(1)));
        }
        return job;
    }

    private static Job job(ResultSet row) throws SQLException {
        return JobRows.map(row, row.getString("payload"));
    }

    private static Optional<Job> ask(
            HotStatement statement, Handle handle, UserId owner, JobId id, HotStatement.Reading<Job> reading) {
        return statement.find(
                handle, values -> values.set("owner", owner.value()).set("id", id.value()), reading);
    }

    private static long week(JobId id) {
        return Math.floorDiv(id.createdAt().toEpochMilli() + EPOCH_AFTER_MONDAY, WEEK);
    }
}
