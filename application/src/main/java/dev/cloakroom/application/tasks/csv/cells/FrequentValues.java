package dev.cloakroom.application.tasks.csv.cells;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The values of a column that come most often, out of a bounded table: when it is full, the rarer half is forgotten.
public final class FrequentValues {

    private static final int MOST = 4096;
    private static final int KEPT = 2048;
    private static final int SHOWN = 10;

    /// One value; `count` may be too low where [#isExact] says no.
    public record Value(String text, long count) {}

    private static final class Entry {
        final byte[] value;
        long count;

        Entry(byte[] value) {
            this.value = value;
        }
    }

    private Map<Long, Entry> entries = new LinkedHashMap<>();
    private boolean exact = true;

    /// @param value the value in a row of the batch
    public void add(Frequencies batch, IntFunction<byte[]> value) {
        exact &= batch.isComplete();
        for (int i = 0; i < batch.size() && !batch.isGivenUp(); i++) {
            if (batch.isComplete() || batch.count(i) > 1) {
                int row = batch.row(i);
                entries.computeIfAbsent(batch.hash(i), _ -> new Entry(value.apply(row))).count += batch.count(i);
            }
        }
        if (entries.size() > MOST) {
            prune();
        }
    }

    private void prune() {
        var kept = new LinkedHashMap<Long, Entry>();
        entries.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Long, Entry> entry) -> -entry.getValue().count))
                .limit(KEPT)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        entries = kept;
        exact = false;
    }

    /// Whether all values were counted from the first to the last row.
    public boolean isExact() {
        return exact;
    }

    /// Those that come more than once, the most frequent first; of equal ones the earlier.
    public List<Value> top() {
        var top = new ArrayList<Value>();
        entries.values().stream()
                .filter(entry -> entry.count > 1)
                .sorted(Comparator.comparingLong((Entry entry) -> -entry.count))
                .limit(SHOWN)
                .forEach(entry -> top.add(new Value(new String(entry.value, StandardCharsets.UTF_8), entry.count)));
        return top;
    }
}
