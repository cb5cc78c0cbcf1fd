package dev.cloakroom.domain.analytics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long many things took, in little space: how many there are in each bucket, where a bucket reaches 4 % further
/// than the one before. Sketches of parts add up to the sketch of the whole, and whatever is read out of one is wrong
/// by
/// 2 % at most; times below a millisecond count as one.
public record TimeSketch(SortedMap<Integer, Long> counts) {

    public static final TimeSketch NONE = new TimeSketch(Collections.emptySortedMap());

    /// Those that people ask for.
    public static final List<Double> SHARES = List.of(0.5, 0.9, 0.99);

    /// More would look more exact than it is.
    private static final MathContext DIGITS = new MathContext(4);

    private static final double GROWTH = 1.04;
    private static final int LAST = 1_023;

    public TimeSketch {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /// That of a single time.
    public static TimeSketch of(Duration took) {
        return new TimeSketch(new TreeMap<>(Map.of(bucket(took), 1L)));
    }

    /// As the database has it.
    public static int bucket(Duration took) {
        double millis = Math.max(took.toNanos() / 1e6, 1);
        return (int) Math.min(Math.ceil(Math.log(millis) / Math.log(GROWTH)), LAST);
    }

    public TimeSketch plus(TimeSketch other) {
        var sum = new TreeMap<>(counts);
        other.counts.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
        return new TimeSketch(sum);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /// The time, in seconds, that this share of them did not exceed: the share is at least 0 and at most 1.
    ///
    /// @throws IllegalStateException when it is empty
    public BigDecimal secondsAt(double share) {
        long rank = Math.max(1, (long) Math.ceil(
                share * counts.values().stream().mapToLong(count -> count).sum()));
        long passed = 0;
        for (var bucket : counts.entrySet()) {
            passed += bucket.getValue();
            if (passed >= rank) {
                return new BigDecimal(2 * Math.pow(GROWTH, bucket.getKey()) / (1 + GROWTH) / 1_000).round(DIGITS);
            }
        }
        throw new IllegalStateException("of no times");
    }
}
