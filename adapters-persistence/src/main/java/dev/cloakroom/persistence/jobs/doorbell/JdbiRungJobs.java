package dev.cloakroom.persistence.jobs.doorbell;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.RungJobs;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.jobs.ClaimStatement;
import dev.cloakroom.persistence.jobs.ClaimStatement.Rung;
import dev.cloakroom.persistence.jobs.RunningLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Jobs in state 4, by their ids. Its statements are public for the test of all plans.
public final class JdbiRungJobs implements RungJobs {

    /// Those that may be taken, and whether there is a limit to how many. A queue that was deleted stops nobody.
    public static final String OPEN = """
            SELECT r.job_id, r.lane_no, r.owner_no,
                   coalesce(queue.concurrency > 0, false)
                       OR EXISTS (SELECT FROM owner_share s WHERE s.owner_no = r.owner_no) AS limited
            FROM job_queue r
            JOIN lane l ON l.lane_no = r.lane_no
            LEFT JOIN queue ON queue.name = l.queue
            WHERE r.job_id = ANY (:ids) AND r.state IS NOT DISTINCT FROM 4
              AND l.kind = ANY (:kinds) AND queue.paused_at IS NULL
            """;

    /// After a sixteenth of the job's age, from one second up to a minute: what has waited for long in front of a
    /// limit need not be asked about so often. Spread, so that not all come back at once.
    public static final String PUT_OFF = """
            UPDATE job_queue
            SET state = 2, run_at = now() + (0.5 + random())
                * least(greatest((now() - uuid_extract_timestamp(job_id)) / 16, interval '1 second'), interval '1 minute')
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM job_queue WHERE job_id = ANY (:ids) AND state IS NOT DISTINCT FROM 4
                ORDER BY job_id FOR UPDATE))
            """;

    private record Found(Rung rung, boolean limited) {}

    private final Jdbi jdbi;
    private final JobNews news;
    private final ClaimStatement claiming = new ClaimStatement();
    private final RunningLimits limits = new RunningLimits();

    public JdbiRungJobs(Jdbi jdbi, JobNews news) {
        this.jdbi = jdbi;
        this.news = news;
    }

    @Override
    public List<Claimed> claim(long worker, Set<String> kinds, Set<JobId> ids) {
        var claimed = new ArrayList<Claimed>();
        var free = new ArrayList<Rung>();
        var limited = new ArrayList<Rung>();
        for (var found : open(kinds, ids)) {
            (found.limited() ? limited : free).add(found.rung());
        }
        if (!free.isEmpty()) {
            claimed.addAll(jdbi.withHandle(handle -> claiming.claim(handle, worker, free)));
        }
        if (!limited.isEmpty()) {
            claimed.addAll(jdbi.inTransaction(handle -> claimWithin(handle, worker, limited)));
        }
        if (!claimed.isEmpty()) {
            news.changed(claimed.stream().map(job -> job.claim().id()).toList());
        }
        putOff(ids, claimed);
        return claimed;
    }

    private List<Found> open(Set<String> kinds, Set<JobId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(OPEN)
                .bindArray("ids", UUID.class, values(ids))
                .bindArray("kinds", String.class, List.copyOf(kinds))
                .map((row, _) -> found(row))
                .list());
    }

    private static Found found(ResultSet row) throws SQLException {
        var source = new Source(row.getInt(2), row.getInt(3));
        return new Found(new Rung(new JobId(row.getObject(1, UUID.class)), source), row.getBoolean(4));
    }

    private List<Claimed> claimWithin(Handle handle, long worker, List<Rung> rung) {
        var bySource = rung.stream().collect(Collectors.groupingBy(Rung::source));
        var sources = new ArrayList<Source>();
        var wanted = new ArrayList<Integer>();
        bySource.forEach((source, jobs) -> {
            sources.add(source);
            wanted.add(jobs.size());
        });
        var quotas = limits.quotas(handle, sources, wanted).iterator();
        var allowed = new ArrayList<Rung>();
        bySource.values().forEach(jobs -> allowed.addAll(jobs.subList(0, quotas.next())));
        return allowed.isEmpty() ? List.of() : claiming.claim(handle, worker, allowed);
    }

    /// Whoever took one meanwhile, or ended it, has it.
    private void putOff(Set<JobId> ids, List<Claimed> claimed) {
        var left = new HashSet<>(ids);
        claimed.forEach(job -> left.remove(job.claim().id()));
        if (!left.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate(PUT_OFF)
                    .bindArray("ids", UUID.class, values(left))
                    .execute());
        }
    }

    private static List<UUID> values(Collection<JobId> ids) {
        return ids.stream().map(JobId::value).toList();
    }
}
