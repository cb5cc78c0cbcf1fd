package dev.cloakroom.application.tasks.csv.cells;

import java.util.Arrays;

/// How often each value stands in one column of one batch. A column whose values are mostly different has none that are
/// frequent: then the counting is given up.
public final class Frequencies {

    private static final int MOST = 1024;

    private long[] hashes = new long[64];
    private int[] slots = new int[64];
    private int[] rows = new int[32];
    private int[] counts = new int[32];
    private int size;
    private boolean givenUp;

    public void clear() {
        if (size > 0) {
            Arrays.fill(slots, 0);
        }
        size = 0;
        givenUp = false;
    }

    /// @param row of the batch, where the value can be read
    public void add(long hash, int row) {
        if (givenUp) {
            return;
        }
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            if (hashes[slots[slot] - 1] == hash) {
                counts[slots[slot] - 1]++;
                return;
            }
            slot = (slot + 1) & mask;
        }
        insert(hash, row, slot);
    }

    private void insert(long hash, int row, int slot) {
        if (size == MOST) {
            givenUp = true;
            return;
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            hashes = Arrays.copyOf(hashes, size * 4);
        }
        hashes[size] = hash;
        rows[size] = row;
        counts[size] = 1;
        size++;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            spread();
        }
    }

    private void spread() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = (int) hashes[i] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
        }
    }

    boolean isGivenUp() {
        return givenUp;
    }

    int size() {
        return size;
    }

    long hash(int index) {
        return hashes[index];
    }

    int row(int index) {
        return rows[index];
    }

    int count(int index) {
        return counts[index];
    }
}
