package dev.cloakroom.persistence.analytics;

import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.TimeSketch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Adds up arrays of times, as the function `time_entry` makes their entries: here, because a year of them has
/// millions of entries, and the server takes far longer to add them than to send them.
final class SketchSum {

    /// Buckets from here on are of waits.
    private static final int WAITED = 1_024;

    private long[] ran = {};
    private long[] waited = {};

    /// @param sent an array of bigint in the form of the binary protocol: the number of its dimensions, a flag, the
    /// type
    ///     of its elements, the length and the first index of each dimension; then each element after its length
    void add(byte[] sent) {
        var array = ByteBuffer.wrap(sent);
        int dimensions = array.getInt(0);
        for (int at = 12 + dimensions * 8; at < sent.length; at += 12) {
            long entry = array.getLong(at + 4);
            int bucket = (int) (entry >> 32);
            if (bucket < WAITED) {
                ran = added(ran, bucket, (int) entry);
            } else {
                waited = added(waited, bucket - WAITED, (int) entry);
            }
        }
    }

    private static long[] added(long[] counts, int bucket, int jobs) {
        var wide = bucket < counts.length ? counts : Arrays.copyOf(counts, bucket + 64);
        wide[bucket] += jobs;
        return wide;
    }

    Numbers numbers() {
        return new Numbers(Map.of(), sketch(ran), sketch(waited));
    }

    private static TimeSketch sketch(long[] counts) {
        var buckets = new TreeMap<Integer, Long>();
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0) {
                buckets.put(bucket, counts[bucket]);
            }
        }
        return new TimeSketch(buckets);
    }
}
