package dev.cloakroom.persistence.tasks;

import dev.cloakroom.application.tasks.TaskFilter;
import dev.cloakroom.application.tasks.Tasks;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskInput;
import dev.cloakroom.domain.tasks.TaskOutcome;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

public final class JdbiTasks implements Tasks {

    private static final String ADD = """
            INSERT INTO task (id, sent_with, owner_no, file_name, size_bytes, sha256, options)
            SELECT :id, :sentWith, owner_no, :fileName, :sizeBytes, :sha256, CAST(:options AS json)
            FROM users WHERE id = :owner
            """;

    private static final String LIST = "SELECT " + JobRows.COLUMNS + """
            , t.sent_with, t.file_name, t.size_bytes, t.sha256, t.options, o.result
            FROM task t
            JOIN job j ON j.id = t.id
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_queue q ON q.job_id = t.id
            LEFT JOIN job_outcome o ON o.job_id = t.id
            WHERE t.owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND t.id < :before
              AND coalesce(10 + o.outcome, q.state) = ANY (:codes)
            ORDER BY t.id DESC
            LIMIT :limit
            """;

    private static final String FIND = "SELECT " + JobRows.COLUMNS + """
            , t.sent_with, t.file_name, t.size_bytes, t.sha256, t.options, o.result
            FROM task t
            JOIN job j ON j.id = t.id AND j.id = :id
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_queue q ON q.job_id = :id
            LEFT JOIN job_outcome o ON o.job_id = :id
            WHERE t.id = :id AND t.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    private static final String FIND_LOCKED = FIND + "FOR KEY SHARE OF t";

    private static final String REMOVE = """
            DELETE FROM task WHERE id = :id AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    /// History goes by whole weeks, the oldest first.
    private static final String FORGET = """
            DELETE FROM task WHERE id IN (
                SELECT id FROM task WHERE id < (SELECT id FROM job ORDER BY id LIMIT 1) ORDER BY id LIMIT :most)
            """;

    /// A job whose history was dropped is in neither table, and then the files are nobody's any more.
    private static final String STANDINGS = """
            SELECT t.id, q.state, o.outcome, o.result
            FROM task t
            LEFT JOIN job_queue q ON q.job_id = t.id
            LEFT JOIN job_outcome o ON o.job_id = t.id
            WHERE t.id = ANY (:ids) AND coalesce(q.job_id, o.job_id) IS NOT NULL
            """;

    private static final String INPUT_USES = """
            SELECT t.sent_with, bool_or(q.job_id IS NOT NULL) AS open, coalesce(bool_or(o.outcome = 0), false) AS succeeded
            FROM task t
            LEFT JOIN job_queue q ON q.job_id = t.id
            LEFT JOIN job_outcome o ON o.job_id = t.id
            WHERE t.sent_with = ANY (:ids)
            GROUP BY t.sent_with
            """;

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Jdbi jdbi;
    private final Routing routing;

    public JdbiTasks(Routing routing) {
        this.jdbi = routing.primary();
        this.routing = routing;
    }

    @Override
    public void add(Task task) {
        var input = task.input();
        int stored = routing.write(
                task.owner(),
                handle -> handle.createUpdate(ADD)
                        .bind("id", task.id().value())
                        .bind("sentWith", input.sentWith().value())
                        .bind("fileName", input.fileName())
                        .bind("sizeBytes", input.sizeBytes())
                        .bind("sha256", input.sha256())
                        .bind("options", JsonText.write(task.options()))
                        .bind("owner", task.owner().value())
                        .execute());
        if (stored != 1) {
            throw new IllegalStateException("the owner of task " + task.id() + " is not there");
        }
    }

    @Override
    public Optional<Task> find(UserId owner, JobId id) {
        return routing.find(owner, id, JdbiTasks::isSettled, handle -> found(handle, FIND, owner, id));
    }

    @Override
    public Optional<Task> findLocked(UserId owner, JobId id) {
        return jdbi.withHandle(handle -> found(handle, FIND_LOCKED, owner, id));
    }

    @Override
    public List<Task> list(UserId owner, TaskFilter filter) {
        var before = filter.before();
        return routing.list(
                owner,
                handle -> handle.createQuery(LIST)
                        .bind("owner", owner.value())
                        .bind("before", before == null ? HIGHEST : before.value())
                        .bindArray("codes", Integer.class, JobRows.codes(filter.statuses()))
                        .bind("limit", filter.limit())
                        .map((row, _) -> task(row))
                        .list());
    }

    @Override
    public boolean remove(UserId owner, JobId id) {
        return routing.write(
                        owner,
                        handle -> handle.createUpdate(REMOVE)
                                .bind("owner", owner.value())
                                .bind("id", id.value())
                                .execute())
                == 1;
    }

    @Override
    public int forgetWithoutJob(int atMost) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(FORGET).bind("most", atMost).execute());
    }

    @Override
    public Map<JobId, Standing> standings(Collection<JobId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDINGS)
                .bindArray("ids", UUID.class, values(ids))
                .map((row, _) -> Map.entry(id(row, "id"), standing(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Map<JobId, InputUse> inputUses(Collection<JobId> sentWith) {
        return jdbi.withHandle(handle -> handle.createQuery(INPUT_USES)
                .bindArray("ids", UUID.class, values(sentWith))
                .map((row, _) -> Map.entry(
                        id(row, "sent_with"), new InputUse(row.getBoolean("open"), row.getBoolean("succeeded"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Optional<Task> found(Handle handle, String query, UserId owner, JobId id) {
        return handle.createQuery(query)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .map((row, _) -> task(row))
                .findOne();
    }

    private static boolean isSettled(Task task) {
        return task.job().status().isTerminal();
    }

    private static List<UUID> values(Collection<JobId> ids) {
        return ids.stream().map(JobId::value).toList();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var outcome = outcome(row);
        return Standing.of(JobRows.status(row), outcome == null ? List.<TaskFile>of() : outcome.files());
    }

    private static Task task(ResultSet row) throws SQLException {
        var input = new TaskInput(
                id(row, "sent_with"), row.getString("file_name"), row.getLong("size_bytes"), row.getString("sha256"));
        return new Task(JobRows.map(row, null), input, JsonText.readObject(row.getString("options")), outcome(row));
    }

    private static @Nullable TaskOutcome outcome(ResultSet row) throws SQLException {
        String result = row.getString("result");
        return result == null ? null : TaskOutcome.of(JsonText.readObject(result));
    }

    private static JobId id(ResultSet row, String column) throws SQLException {
        return new JobId(row.getObject(column, UUID.class));
    }
}
