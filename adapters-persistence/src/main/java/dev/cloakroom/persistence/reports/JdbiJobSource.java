package dev.cloakroom.persistence.reports;

import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.jobs.JobRows;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// An owner's jobs, oldest first, up to the order itself. Read page by page with nothing held in between: one long
/// cursor would keep a connection and, worse, an old snapshot, behind which the dead rows of the queue pile up.
public final class JdbiJobSource implements RowSource {

    /// A page is cut before anything is filtered, so no statement walks further than this, however rare the match. The
    /// number stands in the text: a parameter would be planned as a tenth of the table.
    private static final String PAGE = """
            SELECT j.id, l.kind, l.queue, q.state, o.outcome, j.priority, coalesce(q.attempt, o.attempts) AS attempts,
                   j.max_attempts, j.created_at, j.run_at, coalesce(q.started_at, o.started_at) AS started_at,
                   o.finished_at, o.problem ->> 'code' AS error_code, o.problem ->> 'detail' AS error_detail,
                   j.retry_of
            FROM (
                SELECT id, lane_no, priority, max_attempts, created_at, run_at, retry_of
                FROM job
                WHERE owner_no = :owner AND id > :after AND id < :until
                ORDER BY id
                LIMIT 5000
            ) j
            JOIN lane l ON l.lane_no = j.lane_no
            LEFT JOIN job_queue q ON q.job_id = j.id
            LEFT JOIN job_outcome o ON o.job_id = j.id
            ORDER BY j.id
            """;

    private static final String OLDEST = """
            SELECT id FROM job WHERE owner_no = :owner AND id > :after AND id < :until ORDER BY id LIMIT 1
            """;

    private final Routing routing;

    /// All from the primary.
    public JdbiJobSource(Jdbi jdbi) {
        this(Routing.none(jdbi));
    }

    /// From replicas, as soon as they have everything that was there when the reading began.
    public JdbiJobSource(Routing routing) {
        this.routing = routing;
    }

    private record Row(UUID id, Instant created, JobStatus status, String kind, List<Json> cells) {
        boolean matches(ReportOrder order) {
            return order.text("status").map(status.text()::equals).orElse(true)
                    && order.text("kind").map(kind::equals).orElse(true)
                    && order.covers(created);
        }
    }

    @Override
    public ReportType type() {
        return ReportType.JOBS;
    }

    @Override
    public void stream(Extract extract, Rows rows) throws IOException, InterruptedException {
        var owner = extract.owner();
        routing.fromNowOn(owner);
        var window = IdWindow.of(extract, routing);
        var oldest = oldest(owner, window);
        var page = page(owner, window);
        while (!page.isEmpty()) {
            for (Row row : page) {
                if (row.matches(extract.order())) {
                    rows.add(row.cells());
                }
            }
            var last = page.getLast().id();
            rows.reached(oldest == null ? 0 : window.percent(oldest, last));
            page = page(owner, window.startingAfter(last));
        }
    }

    private @Nullable UUID oldest(UserId owner, IdWindow window) {
        return routing.list(
                        owner,
                        handle -> handle.createQuery(OLDEST)
                                .bind("owner", window.owner())
                                .bind("after", window.after())
                                .bind("until", window.until())
                                .map((row, _) -> row.getObject(1, UUID.class))
                                .findOne())
                .orElse(null);
    }

    private List<Row> page(UserId owner, IdWindow window) {
        return routing.list(
                owner,
                handle -> handle.createQuery(PAGE)
                        .bind("owner", window.owner())
                        .bind("after", window.after())
                        .bind("until", window.until())
                        .map((row, _) -> row(row))
                        .list());
    }

    /// In the order of [ReportType#columns].
    private static Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var status = JobRows.status(row);
        String kind = row.getString("kind");
        var cells = Arrays.asList(
                Json.of(id.toString()),
                Json.of(kind),
                Json.of(row.getString("queue")),
                Json.of(status.text()),
                Json.of(row.getInt("priority")),
                Json.of(row.getInt("attempts")),
                Json.of(row.getInt("max_attempts")),
                moment(row, "created_at"),
                moment(row, "run_at"),
                moment(row, "started_at"),
                moment(row, "finished_at"),
                Json.of(row.getString("error_code")),
                Json.of(row.getString("error_detail")),
                Json.of(row.getString("retry_of")));
        return new Row(id, Objects.requireNonNull(JobRows.instant(row, "created_at")), status, kind, cells);
    }

    private static Json moment(ResultSet row, String column) throws SQLException {
        Instant instant = JobRows.instant(row, column);
        return Json.of(instant == null ? null : instant.toString());
    }
}
