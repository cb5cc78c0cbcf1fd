package dev.cloakroom.application.tasks.csv.seen;

import java.io.IOException;
import java.util.Arrays;

/// A hash table whose slots are in the order of the keys, so that it is written out sorted as it is. Keys are spread
/// evenly (they are hashes): each begins to look where its highest bits point, and goes on to the right. A key may be
/// there more than once.
final class SortedTable {

    static final int SLOT_BYTES = 16;

    private static final int FIRST = 1 << 12;
    private static final int SLACK = 1 << 10;

    private final int most;
    private int slots;
    private int shift;
    private int size;
    private boolean crowded;

    /// Key and payload of each slot beside each other, so that a look costs one cache line.
    private long[] table;

    /// @param most slots, a power of two
    SortedTable(int most) {
        this.most = most;
        slots = Math.min(FIRST, most);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
        table = new long[(slots + SLACK) * 2];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return crowded || (slots == most && size >= limit());
    }

    /// Loads where the look for the key begins. Done for many keys in a row, the processor does it at the same time for
    /// all of them.
    long touch(long key) {
        return table[(int) (key >>> shift) * 2 + 1];
    }

    /// Where the key is, or would be.
    int find(long key) {
        int slot = (int) (key >>> shift);
        while (payload(slot) != 0 && Long.compareUnsigned(table[slot * 2], key) < 0) {
            slot++;
        }
        return slot;
    }

    boolean holds(int slot, long key) {
        return payload(slot) != 0 && table[slot * 2] == key;
    }

    long payload(int slot) {
        return table[slot * 2 + 1];
    }

    /// @param payload not 0
    void add(long key, long payload) {
        if (size >= limit() && slots < most) {
            grow();
        }
        insert(key, payload);
    }

    private int limit() {
        return slots / 8 * 5;
    }

    private void insert(long key, long payload) {
        int slot = find(key);
        int free = slot;
        while (payload(free) != 0) {
            free++;
        }
        System.arraycopy(table, slot * 2, table, slot * 2 + 2, (free - slot) * 2);
        table[slot * 2] = key;
        table[slot * 2 + 1] = payload;
        size++;
        crowded |= free >= slots + SLACK - 2;
    }

    private void grow() {
        long[] old = table;
        slots *= 2;
        shift--;
        size = 0;
        table = new long[(slots + SLACK) * 2];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                insert(old[i], old[i + 1]);
            }
        }
    }

    /// Gives everything away, in the order of the keys, and is empty.
    void drain(Run.Writer into) throws IOException {
        for (int i = 0; i < table.length; i += 2) {
            if (table[i + 1] != 0) {
                into.add(table[i], table[i + 1]);
            }
        }
        Arrays.fill(table, 0);
        size = 0;
        crowded = false;
    }
}
