package dev.cloakroom.application.analytics;

import dev.cloakroom.domain.analytics.AnalyticsRejections;
import dev.cloakroom.domain.analytics.Bucket;
import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.analytics.Series;
import dev.cloakroom.domain.analytics.Window;
import dev.cloakroom.domain.auth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about the numbers of his jobs and events.
public final class AnalyticsQueries {

    private static final Duration USUAL_WINDOW = Duration.ofDays(1);
    private static final int MOST_FAILURES = 100;
    private static final int MOST_BUCKETS = 1_000;
    private static final int MOST_GROUPS = 100;
    private static final int MOST_SERIES = 20;

    private final Counters counters;
    private final InstantSource clock;

    public AnalyticsQueries(Counters counters, InstantSource clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /// Failures by kind and reason, the most frequent first. `to` is now where it is null, `from` a day before `to`.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Invalid `invalid-parameter` when the window is empty
    public List<FailureGroup> failures(UserId owner, @Nullable Instant from, @Nullable Instant to) {
        var end = to == null ? clock.instant() : to;
        var begin = from == null ? end.minus(USUAL_WINDOW) : from;
        if (!begin.isBefore(end)) {
            throw AnalyticsRejections.emptyWindow();
        }
        return counters.failures(owner, begin, end, MOST_FAILURES);
    }

    /// Everything in a window, the last day unless it says another: a series of one. At most 100 groups.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Invalid `invalid-parameter` when the window is empty
    public Series summary(UserId owner, Window window, Selection selection) {
        var period = window.period(USUAL_WINDOW, clock.instant());
        return series(owner, List.of(period), window.zone(), selection, MOST_GROUPS);
    }

    /// The numbers of each minute, hour, day or week of a window. At most 20 groups.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Invalid `invalid-parameter` when the window is empty, has too many
    ///     buckets, or minutes that are not told apart any more
    public Series timeseries(UserId owner, Window window, Bucket bucket, Selection selection) {
        var now = clock.instant();
        var period = window.period(bucket.usualWindow(), now);
        if (bucket == Bucket.MINUTE && period.from().isBefore(now.minus(Period.MINUTES_STAY))) {
            throw AnalyticsRejections.minutesAreGone();
        }
        return series(owner, bucket.cut(period, window.zone(), MOST_BUCKETS), window.zone(), selection, MOST_SERIES);
    }

    Series series(UserId owner, List<Period> buckets, ZoneId zone, Selection selection, int mostGroups) {
        var events = counters.events(owner, buckets);
        var jobs = counters.jobs(owner, buckets, selection);
        var places = IntStream.range(0, buckets.size()).boxed().toList();
        return new Series(
                zone,
                buckets,
                places.stream().map(place -> events.getOrDefault(place, 0L)).toList(),
                places.stream()
                        .map(place -> total(jobs.getOrDefault(place, Map.of())))
                        .toList(),
                selection.groupBy() == null ? null : groups(jobs, places, mostGroups));
    }

    private static Numbers total(Map<String, Numbers> groups) {
        return groups.values().stream().reduce(Numbers.NONE, Numbers::plus);
    }

    private static List<Series.Group> groups(Map<Integer, Map<String, Numbers>> jobs, List<Integer> places, int most) {
        var sizes = new TreeMap<String, Long>();
        jobs.values()
                .forEach(groups -> groups.forEach((name, numbers) -> sizes.merge(name, numbers.allJobs(), Long::sum)));
        return sizes.entrySet().stream()
                .sorted(Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .map(group -> new Series.Group(
                        group.getKey(),
                        places.stream()
                                .map(place ->
                                        jobs.getOrDefault(place, Map.of()).getOrDefault(group.getKey(), Numbers.NONE))
                                .toList()))
                .toList();
    }
}
