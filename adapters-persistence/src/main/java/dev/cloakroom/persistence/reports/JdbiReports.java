package dev.cloakroom.persistence.reports;

import dev.cloakroom.application.reports.ReportFilter;
import dev.cloakroom.application.reports.Reports;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportFile;
import dev.cloakroom.domain.reports.ReportFormat;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

public final class JdbiReports implements Reports {

    private static final String ADD = """
            INSERT INTO report (id, owner_no, report_type, format, parameters)
            SELECT :id, owner_no, :type, :format, CAST(:parameters AS json) FROM users WHERE id = :owner
            """;

    private static final String LIST = "SELECT " + JobRows.COLUMNS + """
            , r.report_type, r.format, r.parameters, o.result
            FROM report r
            JOIN job j ON j.id = r.id
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_queue q ON q.job_id = r.id
            LEFT JOIN job_outcome o ON o.job_id = r.id
            WHERE r.owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND r.id < :before
              AND (CAST(:type AS text) IS NULL OR r.report_type = :type)
              AND coalesce(10 + o.outcome, q.state) = ANY (:codes)
            ORDER BY r.id DESC
            LIMIT :limit
            """;

    private static final String FIND = "SELECT " + JobRows.COLUMNS + """
            , r.report_type, r.format, r.parameters, o.result
            FROM report r
            JOIN job j ON j.id = r.id AND j.id = :id
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_queue q ON q.job_id = :id
            LEFT JOIN job_outcome o ON o.job_id = :id
            WHERE r.id = :id AND r.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    private static final String REMOVE = """
            DELETE FROM report WHERE id = :id AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    /// A job whose history was dropped is in neither table, and then the file is nobody's any more.
    private static final String STANDINGS = """
            SELECT r.id, q.state, o.outcome, coalesce(q.epoch, o.epoch) AS epoch
            FROM report r
            LEFT JOIN job_queue q ON q.job_id = r.id
            LEFT JOIN job_outcome o ON o.job_id = r.id
            WHERE r.id = ANY (:ids) AND coalesce(q.epoch, o.epoch) IS NOT NULL
            """;

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Jdbi jdbi;
    private final Routing routing;

    /// All on the primary.
    public JdbiReports(Jdbi jdbi) {
        this(Routing.none(jdbi));
    }

    public JdbiReports(Routing routing) {
        this.jdbi = routing.primary();
        this.routing = routing;
    }

    @Override
    public void add(Report report) {
        var order = report.order();
        var owner = report.job().submission().owner();
        int stored = routing.write(
                owner,
                handle -> handle.createUpdate(ADD)
                        .bind("id", report.id().value())
                        .bind("owner", owner.value())
                        .bind("type", order.type().text())
                        .bind("format", order.format().text())
                        .bind("parameters", JsonText.write(order.parameters()))
                        .execute());
        if (stored != 1) {
            throw new IllegalStateException("the owner of report " + report.id() + " is not there");
        }
    }

    @Override
    public Optional<Report> find(UserId owner, JobId id) {
        return routing.find(
                owner,
                id,
                JdbiReports::isSettled,
                handle -> handle.createQuery(FIND)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .map((row, _) -> report(row))
                        .findOne());
    }

    @Override
    public List<Report> list(UserId owner, ReportFilter filter) {
        var before = filter.before();
        var type = filter.type();
        return routing.list(
                owner,
                handle -> handle.createQuery(LIST)
                        .bind("owner", owner.value())
                        .bind("before", before == null ? HIGHEST : before.value())
                        .bind("type", type == null ? null : type.text())
                        .bindArray("codes", Integer.class, JobRows.codes(filter.statuses()))
                        .bind("limit", filter.limit())
                        .map((row, _) -> report(row))
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
    public Map<JobId, Standing> standings(Collection<JobId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var standings = new HashMap<JobId, Standing>();
        jdbi.useHandle(handle -> handle.createQuery(STANDINGS)
                .bindArray("ids", UUID.class, ids.stream().map(JobId::value).toList())
                .map((row, _) -> Map.entry(
                        new JobId(row.getObject("id", UUID.class)),
                        new Standing(JobRows.status(row), row.getInt("epoch"))))
                .forEach(entry -> standings.put(entry.getKey(), entry.getValue())));
        return standings;
    }

    private static boolean isSettled(Report report) {
        return report.job().status().isTerminal();
    }

    private static Report report(ResultSet row) throws SQLException {
        var order = new ReportOrder(
                ReportType.parse(row.getString("report_type")).orElseThrow(),
                JsonText.readObject(row.getString("parameters")),
                ReportFormat.parse(row.getString("format")).orElseThrow());
        String result = row.getString("result");
        return new Report(
                JobRows.map(row, null), order, result == null ? null : ReportFile.of(JsonText.readObject(result)));
    }
}
