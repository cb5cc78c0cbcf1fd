package dev.cloakroom.application.analytics;

import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.analytics.Bucket;
import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.analytics.Series;
import dev.cloakroom.domain.analytics.TimeSketch;
import dev.cloakroom.domain.analytics.Window;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The time series as rows, up to the moment of the order: one for each step, those in which nothing happened, too.
public final class MetricsSource implements RowSource {

    /// So many steps are read at a time.
    private static final int PAGE = 500;

    private final AnalyticsQueries queries;

    public MetricsSource(AnalyticsQueries queries) {
        this.queries = queries;
    }

    @Override
    public ReportType type() {
        return ReportType.METRICS;
    }

    @Override
    public void stream(Extract extract, Rows rows) throws IOException, InterruptedException {
        var order = extract.order();
        var window = order.window();
        var steps = steps(order, window, extract);
        var selection = new Selection(
                order.text("kind").orElse(null), order.text("queue").orElse(null), null);
        for (int from = 0; from < steps.size(); from += PAGE) {
            var page = steps.subList(from, Math.min(from + PAGE, steps.size()));
            var series = queries.series(extract.owner(), page, window.zone(), selection, 0);
            for (int place = 0; place < page.size(); place++) {
                rows.add(cells(series, place));
            }
            rows.reached(100 * (from + page.size()) / steps.size());
        }
    }

    private static List<Period> steps(ReportOrder order, Window window, Extract extract) {
        var bucket = order.text("bucket").map(MetricsSource::bucket).orElse(Bucket.HOUR);
        return window.within(
                        AddUpCounters.KEPT,
                        bucket.usualWindow(),
                        extract.report().createdAt())
                .map(period -> bucket.cut(period, window.zone(), Integer.MAX_VALUE))
                .orElse(List.of());
    }

    private static Bucket bucket(String text) {
        return Bucket.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /// In the order of [ReportType#columns].
    private static List<Json> cells(Series series, int place) {
        var period = series.buckets().get(place);
        var total = series.total().get(place);
        var cells = new ArrayList<Json>();
        cells.add(Json.of(period.from().toString()));
        cells.add(Json.of(period.to().toString()));
        cells.add(Json.of(series.events().get(place)));
        for (var end : List.of(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELED, JobStatus.EXPIRED)) {
            cells.add(Json.of(total.jobs(end)));
        }
        addPercentiles(cells, total);
        return cells;
    }

    private static void addPercentiles(List<Json> cells, Numbers numbers) {
        for (var sketch : List.of(numbers.ran(), numbers.waited())) {
            for (double share : TimeSketch.SHARES) {
                cells.add(sketch.isEmpty() ? new Json.Null() : new Json.Num(sketch.secondsAt(share)));
            }
        }
    }
}
