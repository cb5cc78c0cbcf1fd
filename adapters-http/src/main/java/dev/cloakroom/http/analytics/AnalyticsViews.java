package dev.cloakroom.http.analytics;

import dev.cloakroom.api.model.AnalyticsBucket;
import dev.cloakroom.api.model.AnalyticsGroup;
import dev.cloakroom.api.model.AnalyticsStep;
import dev.cloakroom.api.model.AnalyticsSummary;
import dev.cloakroom.api.model.AnalyticsTimeseries;
import dev.cloakroom.api.model.FailureGroup;
import dev.cloakroom.api.model.Percentiles;
import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Series;
import dev.cloakroom.domain.analytics.TimeSketch;
import dev.cloakroom.domain.jobs.JobStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Numbers, as the contract shows them.
final class AnalyticsViews {

    private AnalyticsViews() {}

    static FailureGroup failures(dev.cloakroom.domain.analytics.FailureGroup group) {
        return new FailureGroup(
                group.kind(),
                group.code(),
                group.count(),
                group.first(),
                group.last(),
                group.newest().value());
    }

    static AnalyticsSummary summary(Series series) {
        var whole = step(series, 0);
        return new AnalyticsSummary(
                whole.from(),
                whole.to(),
                series.zone().getId(),
                whole.eventsReceived(),
                whole.jobsSucceeded(),
                whole.jobsFailed(),
                whole.jobsCanceled(),
                whole.jobsExpired(),
                whole.runSeconds(),
                whole.waitSeconds(),
                whole.groups());
    }

    static AnalyticsTimeseries timeseries(Series series, AnalyticsBucket bucket) {
        var period = series.period();
        var steps = IntStream.range(0, series.buckets().size())
                .mapToObj(place -> step(series, place))
                .toList();
        return new AnalyticsTimeseries(period.from(), period.to(), series.zone().getId(), bucket, steps, false, null);
    }

    private static AnalyticsStep step(Series series, int place) {
        var period = series.buckets().get(place);
        var total = series.total().get(place);
        return new AnalyticsStep(
                period.from(),
                period.to(),
                series.events().get(place),
                total.jobs(JobStatus.SUCCEEDED),
                total.jobs(JobStatus.FAILED),
                total.jobs(JobStatus.CANCELED),
                total.jobs(JobStatus.EXPIRED),
                percentiles(total.ran()),
                percentiles(total.waited()),
                groups(series, place));
    }

    private static @Nullable List<AnalyticsGroup> groups(Series series, int place) {
        var groups = series.groups();
        return groups == null
                ? null
                : groups.stream()
                        .map(group -> group(group.name(), group.numbers().get(place)))
                        .toList();
    }

    private static AnalyticsGroup group(String name, Numbers numbers) {
        return new AnalyticsGroup(
                name,
                numbers.jobs(JobStatus.SUCCEEDED),
                numbers.jobs(JobStatus.FAILED),
                numbers.jobs(JobStatus.CANCELED),
                numbers.jobs(JobStatus.EXPIRED),
                percentiles(numbers.ran()),
                percentiles(numbers.waited()));
    }

    private static @Nullable Percentiles percentiles(TimeSketch sketch) {
        return sketch.isEmpty()
                ? null
                : new Percentiles(sketch.secondsAt(0.5), sketch.secondsAt(0.9), sketch.secondsAt(0.99));
    }
}
