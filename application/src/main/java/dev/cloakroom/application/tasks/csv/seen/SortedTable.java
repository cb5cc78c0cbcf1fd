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
    private long[] keys;
    private long[] payloads;

    /// @param most slots, a power of two
    SortedTable(int most) {
        this.most = most;
        slots = Math.min(FIRST, most);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
        keys = new long[slots + SLACK];
        payloads = new long[slots + SLACK];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return crowded || (slots == most && size >= limit());
    }

    /// Where the key is, or would be.
    int find(long key) {
        int slot = (int) (key >>> shift);
        while (payloads[slot] != 0 && Long.compareUnsigned(keys[slot], key) < 0) {
            slot++;
        }
        return slot;
    }

    boolean holds(int slot, long key) {
        return payloads[slot] != 0 && keys[slot] == key;
    }

    long payload(int slot) {
        return payloads[slot];
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
        while (payloads[free] != 0) {
            free++;
        }
        System.arraycopy(keys, slot, keys, slot + 1, free - slot);
        System.arraycopy(payloads, slot, payloads, slot + 1, free - slot);
        keys[slot] = key;
        payloads[slot] = payload;
        size++;
        crowded |= free >= keys.length - 2;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldPayloads = payloads;
        slots *= 2;
        shift--;
        size = 0;
        keys = new long[slots + SLACK];
        payloads = new long[slots + SLACK];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldPayloads[i] != 0) {
                insert(oldKeys[i], oldPayloads[i]);
            }
        }
    }

    /// Gives everything away, in the order of the keys, and is empty.
    void drain(Run.Writer into) throws IOException {
        for (int slot = 0; slot < keys.length; slot++) {
            if (payloads[slot] != 0) {
                into.add(keys[slot], payloads[slot]);
            }
        }
        Arrays.fill(payloads, 0);
        size = 0;
        crowded = false;
    }
}
