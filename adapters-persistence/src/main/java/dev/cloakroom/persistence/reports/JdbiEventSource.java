package dev.cloakroom.persistence.reports;

import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import dev.cloakroom.persistence.Routing;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// An owner's events, oldest first, up to the order itself. Read page by page with nothing held in between, like jobs.
public final class JdbiEventSource implements RowSource {

    /// A page is cut before anything is filtered, so no statement walks further than this, however rare the match; and
    /// small, because each payload may have 256 KiB. The number stands in the text, for the planner.
    private static final String PAGE = """
            SELECT id, type, CASE source WHEN 1 THEN 'system' ELSE 'client' END AS source, created_at, payload
            FROM event
            WHERE owner_no = :owner AND id > :after AND id < :until
            ORDER BY id
            LIMIT 200
            """;

    private final Routing routing;

    /// From replicas, as soon as they have everything that was there when the reading began.
    public JdbiEventSource(Routing routing) {
        this.routing = routing;
    }

    private record Row(UUID id, EventType type, String source, Instant created, String payload) {
        boolean matches(ReportOrder order) {
            return order.text("type")
                            .map(pattern -> new EventPattern(pattern).matches(type))
                            .orElse(true)
                    && order.text("source").map(source::equals).orElse(true)
                    && order.covers(created);
        }

        /// In the order of [ReportType#columns].
        List<Json> cells() {
            return Arrays.asList(
                    Json.of(id.toString()),
                    Json.of(type.value()),
                    Json.of(source),
                    Json.of(created.toString()),
                    Json.of(payload));
        }
    }

    @Override
    public ReportType type() {
        return ReportType.EVENTS;
    }

    @Override
    public void stream(Extract extract, Rows rows) throws IOException, InterruptedException {
        var owner = extract.owner();
        routing.fromNowOn(owner);
        var window = IdWindow.of(extract, routing);
        var page = page(owner, window);
        var oldest = page.isEmpty() ? window.until() : page.getFirst().id();
        while (!page.isEmpty()) {
            for (Row row : page) {
                if (row.matches(extract.order())) {
                    rows.add(row.cells());
                }
            }
            var last = page.getLast().id();
            rows.reached(window.percent(oldest, last));
            page = page(owner, window.startingAfter(last));
        }
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

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new EventType(row.getString("type")),
                row.getString("source"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("payload"));
    }
}
