package dev.cloakroom.application.analytics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.analytics.InMemoryCounters.Ended;
import dev.cloakroom.domain.analytics.Bucket;
import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.analytics.Series;
import dev.cloakroom.domain.analytics.Window;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every implementation of [Counters] does.
public interface CountersContract {

    Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    JobId JOB = new JobId(UUID.fromString("0199b2c1-7f3a-7c55-9d1e-2f6f0c9a4b10"));

    Counters counters();

    void ended(Ended job);

    void received(UserId owner, Instant at);

    UserId newOwner();

    static Ended job(UserId owner, Instant at, String kind, String queue, JobStatus status) {
        return new Ended(owner, at, kind, queue, status, "", JOB, null, null);
    }

    static Ended run(UserId owner, Instant at, Duration ran, Duration waited) {
        return new Ended(owner, at, "resize", "default", JobStatus.SUCCEEDED, "", JOB, ran, waited);
    }

    private AnalyticsQueries queries() {
        return new AnalyticsQueries(counters(), InstantSource.fixed(NOW));
    }

    @Test
    default void eachPeriodHasWhatBeganInIt() {
        var owner = newOwner();
        var begin = Instant.parse("2026-11-20T10:00:00Z");
        ended(job(owner, begin.minusSeconds(1), "resize", "default", JobStatus.SUCCEEDED));
        ended(job(owner, begin, "resize", "default", JobStatus.SUCCEEDED));
        ended(job(owner, begin.plusSeconds(899), "resize", "default", JobStatus.FAILED));
        ended(job(owner, begin.plusSeconds(900), "resize", "default", JobStatus.CANCELED));
        ended(job(owner, begin.plusSeconds(2_700), "resize", "default", JobStatus.EXPIRED));
        received(owner, begin);
        received(owner, begin.plusSeconds(2_699));
        var periods = List.of(
                new Period(begin, begin.plusSeconds(900)),
                new Period(begin.plusSeconds(900), begin.plusSeconds(1_800)),
                new Period(begin.plusSeconds(1_800), begin.plusSeconds(2_700)));
        assertThat(counters().jobs(owner, periods, Selection.ALL))
                .containsOnlyKeys(0, 1)
                .extractingByKeys(0, 1)
                .extracting(groups -> groups.getOrDefault("", Numbers.NONE).jobs())
                .containsExactly(Map.of(JobStatus.SUCCEEDED, 1L, JobStatus.FAILED, 1L), Map.of(JobStatus.CANCELED, 1L));
        assertThat(counters().events(owner, periods)).isEqualTo(Map.of(0, 1L, 2, 1L));
        assertThat(counters().jobs(newOwner(), periods, Selection.ALL)).isEmpty();
        assertThat(counters().events(newOwner(), periods)).isEmpty();
    }

    @Test
    default void jobsAreChosenAndToldApartByKindAndQueue() {
        var owner = newOwner();
        var at = NOW.minusSeconds(60);
        ended(job(owner, at, "resize", "default", JobStatus.SUCCEEDED));
        ended(job(owner, at, "resize", "default", JobStatus.SUCCEEDED));
        ended(job(owner, at, "resize", "night", JobStatus.FAILED));
        ended(job(owner, at, "rotate", "night", JobStatus.SUCCEEDED));
        assertThat(groups(owner, new Selection(null, null, Selection.GroupBy.KIND)))
                .isEqualTo(Map.of("resize", 3L, "rotate", 1L));
        assertThat(groups(owner, new Selection(null, null, Selection.GroupBy.QUEUE)))
                .isEqualTo(Map.of("default", 2L, "night", 2L));
        assertThat(groups(owner, new Selection("resize", null, Selection.GroupBy.QUEUE)))
                .isEqualTo(Map.of("default", 2L, "night", 1L));
        assertThat(groups(owner, new Selection("resize", "night", null))).isEqualTo(Map.of("", 1L));
        assertThat(groups(owner, new Selection("crop", null, null))).isEmpty();
    }

    private Map<String, Long> groups(UserId owner, Selection selection) {
        var sizes = new TreeMap<String, Long>();
        counters()
                .jobs(owner, List.of(new Period(NOW.minusSeconds(3_600), NOW)), selection)
                .getOrDefault(0, Map.of())
                .forEach((name, numbers) -> sizes.put(name, numbers.allJobs()));
        return sizes;
    }

    @Test
    default void timesAreAddedUpOverLanesAndSlots() {
        var owner = newOwner();
        for (int i = 1; i <= 100; i++) {
            ended(run(owner, NOW.minusSeconds(60L * i), Duration.ofMillis(100L * i), Duration.ofMillis(10L * i)));
        }
        var total = queries()
                .summary(owner, Window.of(null, null, null), Selection.ALL)
                .total()
                .getFirst();
        assertThat(total.jobs(JobStatus.SUCCEEDED)).isEqualTo(100);
        assertThat(total.ran().secondsAt(0.5).doubleValue()).isCloseTo(5, Percentage.withPercentage(2.02));
        assertThat(total.ran().secondsAt(0.99).doubleValue()).isCloseTo(9.9, Percentage.withPercentage(2.02));
        assertThat(total.waited().secondsAt(0.9).doubleValue()).isCloseTo(0.9, Percentage.withPercentage(2.02));
    }

    @Test
    default void failuresAreGroupedByKindAndReason() {
        var owner = newOwner();
        var first = NOW.minusSeconds(600);
        ended(new Ended(owner, first, "resize", "default", JobStatus.FAILED, "broken", JOB, null, null));
        ended(new Ended(owner, NOW, "resize", "default", JobStatus.FAILED, "broken", JOB, null, null));
        ended(new Ended(owner, first, "resize", "default", JobStatus.FAILED, "late", JOB, null, null));
        ended(job(owner, first, "resize", "default", JobStatus.SUCCEEDED));
        assertThat(counters().failures(owner, first, NOW.plusSeconds(60), 10))
                .containsExactly(
                        new FailureGroup("resize", "broken", 2, first, NOW, JOB),
                        new FailureGroup("resize", "late", 1, first, first, JOB));
        assertThat(counters().failures(owner, first, NOW.plusSeconds(60), 1)).hasSize(1);
    }

    /// Days of 23 and 25 hours, changes by half an hour, clocks that are not at whole hours, summer in the south.
    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-01, 2026-03-04",
        "Europe/Berlin, 2026-03-27, 2026-03-30",
        "Europe/Berlin, 2026-10-23, 2026-10-26",
        "America/New_York, 2026-03-07, 2026-03-09",
        "Australia/Lord_Howe, 2026-04-03, 2026-04-07",
        "Australia/Lord_Howe, 2026-10-02, 2026-10-05",
        "Pacific/Chatham, 2026-04-04, 2026-04-06",
        "Asia/Kathmandu, 2026-05-01, 2026-05-03",
        "Asia/Beirut, 2026-10-23, 2026-10-26",
        "America/Havana, 2026-10-31, 2026-11-02",
        "Africa/Cairo, 2026-04-22, 2026-04-25",
        "Pacific/Kiritimati, 2025-12-30, 2026-01-02",
    })
    default void everyStepCountsWhatTheClocksOfTheZoneShow(String zoneName, LocalDate from, LocalDate to) {
        var zone = ZoneId.of(zoneName);
        var random = new Random(zoneName.hashCode() + from.toEpochDay());
        var owner = newOwner();
        var times = new ArrayList<Instant>();
        long begin = from.minusDays(1).atStartOfDay(zone).toEpochSecond();
        long end = to.plusDays(2).atStartOfDay(zone).toEpochSecond();
        for (int i = 0; i < 150; i++) {
            times.add(Instant.ofEpochSecond(random.nextLong(begin, end)));
        }
        times.forEach(at -> ended(job(owner, at, "resize", "default", JobStatus.SUCCEEDED)));
        times.forEach(at -> received(owner, at));
        times.removeIf(at -> date(at, zone).isBefore(from) || date(at, zone).isAfter(to));
        var window = Window.of(from.toString(), to.toString(), zoneName);
        for (var step : steps(zone).entrySet()) {
            var series = queries().timeseries(owner, window, step.getKey(), Selection.ALL);
            var expected = times.stream().collect(groupingBy(step.getValue(), TreeMap::new, counting()));
            assertThat(counted(series, step.getValue(), jobs(series)))
                    .as("jobs by %s", step.getKey())
                    .isEqualTo(expected);
            assertThat(counted(series, step.getValue(), series.events()))
                    .as("events by %s", step.getKey())
                    .isEqualTo(expected);
            assertThat(series.period())
                    .isEqualTo(new Period(
                            from.atStartOfDay(zone).toInstant(),
                            to.plusDays(1).atStartOfDay(zone).toInstant()));
        }
        var days = queries().timeseries(owner, window, Bucket.DAY, Selection.ALL);
        assertThat(days.buckets()).hasSize((int) ChronoUnit.DAYS.between(from, to) + 1);
        var summary = queries().summary(owner, window, Selection.ALL);
        assertThat(summary.total().getFirst().allJobs()).isEqualTo(times.size());
    }

    private static LocalDate date(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    /// Which step an instant is in, told by the calendar alone.
    private static Map<Bucket, Function<Instant, String>> steps(ZoneId zone) {
        return Map.of(
                Bucket.HOUR,
                at -> at.atZone(zone).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH xxx")),
                Bucket.DAY,
                at -> date(at, zone).toString(),
                Bucket.WEEK,
                at -> date(at, zone)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toString());
    }

    private static List<Long> jobs(Series series) {
        return series.total().stream().map(Numbers::allJobs).toList();
    }

    private static Map<String, Long> counted(Series series, Function<Instant, String> step, List<Long> counts) {
        var found = new TreeMap<String, Long>();
        for (int i = 0; i < counts.size(); i++) {
            var name = step.apply(series.buckets().get(i).from());
            assertThat(found.put(name, counts.get(i)))
                    .as("two steps of %s", name)
                    .isNull();
        }
        found.values().removeIf(count -> count == 0);
        return found;
    }
}
