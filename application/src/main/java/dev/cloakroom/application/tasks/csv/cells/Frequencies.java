package dev.cloakroom.application.tasks.csv.cells;

/// How often each value stands in one column of one batch. Of a column with more values than fit, those that came
/// first are counted on; where hardly one of them came again, the counting is given up.
public final class Frequencies {

    private static final int MOST = 1024;

    /// Of so many values one must have come again when the table is full.
    private static final int REPEATED = 32;

    /// Hash and count in one place, so that most looks cost one cache line; 0 is a free slot.
    private long[] hashes = new long[64];

    private int[] counts = new int[64];
    private int[] rows = new int[64];
    private final int[] used = new int[MOST];
    private int size;
    private int repeats;
    private boolean full;
    private boolean givenUp;

    public void clear() {
        for (int i = 0; i < size; i++) {
            hashes[used[i]] = 0;
        }
        size = 0;
        repeats = 0;
        full = false;
        givenUp = false;
    }

    /// @param row of the batch, where the value can be read
    public void add(long hash, int row) {
        if (givenUp) {
            return;
        }
        long key = hash == 0 ? 1 : hash;
        int slot = slot(key);
        if (hashes[slot] == key) {
            counts[slot]++;
            repeats++;
        } else if (!full) {
            insert(key, row, slot);
        }
    }

    /// Where the key is, or would be.
    private int slot(long key) {
        int mask = hashes.length - 1;
        int slot = (int) key & mask;
        while (hashes[slot] != 0 && hashes[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void insert(long key, int row, int slot) {
        hashes[slot] = key;
        counts[slot] = 1;
        rows[slot] = row;
        used[size++] = slot;
        full = size == MOST;
        givenUp = full && repeats < MOST / REPEATED;
        if (size * 2 > hashes.length && !full) {
            grow();
        }
    }

    private void grow() {
        var old = hashes;
        var oldCounts = counts;
        var oldRows = rows;
        hashes = new long[old.length * 2];
        counts = new int[hashes.length];
        rows = new int[hashes.length];
        for (int i = 0; i < size; i++) {
            int from = used[i];
            int to = slot(old[from]);
            hashes[to] = old[from];
            counts[to] = oldCounts[from];
            rows[to] = oldRows[from];
            used[i] = to;
        }
    }

    /// Whether every value was counted.
    boolean isComplete() {
        return !full && !givenUp;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    int size() {
        return size;
    }

    long hash(int index) {
        return hashes[used[index]];
    }

    int row(int index) {
        return rows[used[index]];
    }

    int count(int index) {
        return counts[used[index]];
    }
}
