package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.watch.JobStates;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.persistence.HotStatement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Where jobs stand, in PostgreSQL. The ids are rows to join with, not an array to compare with, so that for each of
/// them one partition is looked at.
public final class JdbiJobStates implements JobStates {

    static final String STATES = "SELECT j.id, " + JobRows.STATE + """
            FROM unnest(CAST(:ids AS uuid[])) AS asked (id)
            JOIN job j ON j.id = asked.id
            LEFT JOIN job_queue q ON q.job_id = asked.id
            LEFT JOIN job_outcome o ON o.job_id = asked.id
            """;

    static final String REVISIONS = """
            SELECT asked.id, coalesce(q.revision, o.revision) AS revision
            FROM unnest(CAST(:ids AS uuid[])) AS asked (id)
            LEFT JOIN job_queue q ON q.job_id = asked.id
            LEFT JOIN job_outcome o ON o.job_id = asked.id
            WHERE coalesce(q.revision, o.revision) IS NOT NULL
            """;

    private static final HotStatement READING_STATES = HotStatement.of(STATES);
    private static final HotStatement READING_REVISIONS = HotStatement.of(REVISIONS);

    private final Jdbi jdbi;

    public JdbiJobStates(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<JobId, JobState> states(Collection<JobId> ids) {
        return ask(READING_STATES, ids, JobRows::state);
    }

    @Override
    public Map<JobId, Integer> revisions(Collection<JobId> ids) {
        return ask(READING_REVISIONS, ids, row -> row.getInt("revision"));
    }

    private <T> Map<JobId, T> ask(HotStatement question, Collection<JobId> ids, HotStatement.Reading<T> reading) {
        var asked = ids.stream().map(JobId::value).toList();
        var found = new HashMap<JobId, T>();
        jdbi.useHandle(handle -> question.list(
                handle,
                values -> values.uuids("ids", asked),
                row -> found.put(new JobId(row.getObject("id", UUID.class)), reading.read(row))));
        return found;
    }
}
