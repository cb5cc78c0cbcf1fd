package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.SqlStates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The workers' side of the jobs, in PostgreSQL: single statements that commit by themselves.
public final class JdbiJobQueue implements JobQueue {

    /// Touches no indexed column, so it stays in its page. `IS NOT DISTINCT FROM` keeps the planner off the index of
    /// running jobs, here and below, as [SettleStatements] says.
    static final String REPORT = """
            UPDATE job_queue q SET percent = r.percent, message = r.message, revision = q.revision + 1
            FROM unnest(CAST(:ids AS uuid[]), CAST(:epochs AS int[]), CAST(:percents AS int[]),
                        CAST(:messages AS text[])) AS r (job_id, epoch, percent, message)
            WHERE q.job_id = r.job_id AND q.epoch = r.epoch AND q.state IS NOT DISTINCT FROM 1
            RETURNING q.job_id
            """;

    static final String SAVE_CHECKPOINT = """
            INSERT INTO job_checkpoint AS c (job_id, epoch, state)
            SELECT job_id, epoch, CAST(:state AS json) FROM job_queue
            WHERE job_id = :id AND epoch = :epoch AND state IS NOT DISTINCT FROM 1
            FOR SHARE
            ON CONFLICT (job_id) DO UPDATE SET epoch = EXCLUDED.epoch, state = EXCLUDED.state
            WHERE c.epoch <= EXCLUDED.epoch
            """;

    private static final String CHECKPOINT = "SELECT state FROM job_checkpoint WHERE job_id = :id";

    private final Jdbi jdbi;
    private final JobNews news;
    private final QueueMode mode;
    private final ClaimStatement claiming = new ClaimStatement();
    private final RunningLimits limits = new RunningLimits();

    public JdbiJobQueue(Jdbi jdbi, JobNews news) {
        this(jdbi, news, QueueMode.POSTGRES);
    }

    public JdbiJobQueue(Jdbi jdbi, JobNews news, QueueMode mode) {
        this.jdbi = jdbi;
        this.news = news;
        this.mode = mode;
    }

    @Override
    public Ready ready(Set<String> kinds) {
        return jdbi.withHandle(handle -> {
            limits.refresh(handle);
            return ClaimStatement.ready(handle, kinds);
        });
    }

    @Override
    public Taken claim(long worker, List<Share> shares) {
        var taken = limits.concern(shares.stream().map(Share::source).toList())
                ? jdbi.inTransaction(handle -> claimWithin(limits, handle, worker, shares))
                : jdbi.withHandle(handle -> new Taken(claiming.claim(handle, worker, shares), Set.of()));
        if (!taken.jobs().isEmpty()) {
            news.changed(taken.jobs().stream().map(job -> job.claim().id()).toList());
        }
        return taken;
    }

    private Taken claimWithin(RunningLimits limits, Handle handle, long worker, List<Share> shares) {
        var quotas = limits.quotas(
                handle,
                shares.stream().map(Share::source).toList(),
                shares.stream().map(Share::quota).toList());
        var allowed = new ArrayList<Share>();
        var limited = new HashSet<Source>();
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            if (quotas.get(i) > 0) {
                allowed.add(new Share(share.source(), quotas.get(i)));
            }
            if (quotas.get(i) < share.quota()) {
                limited.add(share.source());
            }
        }
        return new Taken(allowed.isEmpty() ? List.of() : claiming.claim(handle, worker, allowed), limited);
    }

    @Override
    public List<Claim> held(long worker) {
        return jdbi.withHandle(handle -> ClaimStatement.held(handle, worker));
    }

    @Override
    public Set<JobId> settle(List<Settlement> settlements) {
        var written = write(settlements);
        news.changed(written.ids());
        if (!written.ready().isEmpty()) {
            news.ready(written.ready());
        }
        news.roomMade();
        return without(settlements.stream().map(Settlement::id).collect(Collectors.toSet()), written.ids());
    }

    /// One result that PostgreSQL cannot hold must not fail its neighbours: the batch is cut in halves until it
    /// stands alone, and then that job fails.
    private Written write(List<Settlement> settlements) {
        try {
            return jdbi.withHandle(handle -> SettleStatements.run(handle, mode, settlements));
        } catch (JdbiException failed) {
            if (!SqlStates.isDataFault(failed)) {
                throw failed;
            }
            if (settlements.size() == 1) {
                return jdbi.withHandle(
                        handle -> SettleStatements.run(handle, mode, List.of(unstorable(settlements.getFirst()))));
            }
            int half = settlements.size() / 2;
            return write(settlements.subList(0, half)).add(write(settlements.subList(half, settlements.size())));
        }
    }

    private static Settlement unstorable(Settlement settlement) {
        var failure = new Failure("internal-error", "The result of the job could not be stored.");
        var fate = new Fate.Over(JobStatus.FAILED, Attempt.End.FAILED, null, failure);
        return new Settlement(settlement.id(), settlement.epoch(), fate, settlement.rescued());
    }

    @Override
    public Set<JobId> report(List<Report> reports) {
        var written = jdbi.withHandle(handle -> handle.createQuery(REPORT)
                .bindArray(
                        "ids",
                        UUID.class,
                        reports.stream().map(report -> report.id().value()).toList())
                .bindArray(
                        "epochs",
                        Integer.class,
                        reports.stream().map(Report::epoch).toList())
                .bindArray(
                        "percents",
                        Integer.class,
                        reports.stream()
                                .map(report -> report.progress().percent())
                                .toList())
                .bindArray(
                        "messages",
                        String.class,
                        reports.stream()
                                .map(report -> report.progress().message())
                                .toList())
                .map((row, _) -> new JobId(row.getObject(1, UUID.class)))
                .set());
        news.changed(written);
        return without(reports.stream().map(Report::id).collect(Collectors.toSet()), written);
    }

    private static Set<JobId> without(Set<JobId> all, Set<JobId> written) {
        return all.stream().filter(id -> !written.contains(id)).collect(Collectors.toSet());
    }

    @Override
    public boolean saveCheckpoint(JobId id, int epoch, Json state) {
        return jdbi.withHandle(handle -> handle.createUpdate(SAVE_CHECKPOINT)
                        .bind("id", id.value())
                        .bind("epoch", epoch)
                        .bind("state", JsonText.write(state))
                        .execute()
                == 1);
    }

    @Override
    public Optional<Json> checkpoint(JobId id) {
        return jdbi.withHandle(handle -> handle.createQuery(CHECKPOINT)
                .bind("id", id.value())
                .map((row, _) -> JsonText.read(row.getString(1)))
                .findOne());
    }

    @Override
    public int promote(int atMost) {
        var promoted = jdbi.withHandle(handle -> UpkeepStatements.promote(handle, mode, atMost));
        if (!promoted.ready().isEmpty()) {
            news.ready(promoted.ready());
        }
        return promoted.ids().size();
    }

    @Override
    public int expire(int atMost) {
        var expired = jdbi.withHandle(handle -> UpkeepStatements.expire(handle, atMost));
        news.changed(expired);
        return expired.size();
    }

    @Override
    public List<Stranded> stranded(Duration silence, Duration grace, int atMost) {
        return jdbi.withHandle(handle -> UpkeepStatements.stranded(handle, silence, grace, atMost));
    }
}
