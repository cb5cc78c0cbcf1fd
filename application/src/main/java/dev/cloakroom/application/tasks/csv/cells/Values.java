package dev.cloakroom.application.tasks.csv.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A set of values to look a cell up in, without making a string of it.
public final class Values {

    private final byte[][] slots;

    public Values(List<String> values) {
        slots = new byte[Integer.highestOneBit(Math.max(1, values.size())) * 4][];
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            var cell = Arrays.copyOf(bytes, bytes.length + Long.BYTES);
            int slot = slot(Hash64.of(cell, 0, bytes.length));
            while (slots[slot] != null) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = bytes;
        }
    }

    /// @param hash of the cell
    public boolean contains(Cell cell, long hash) {
        int slot = slot(hash);
        while (slots[slot] != null) {
            byte[] value = slots[slot];
            if (Arrays.equals(value, 0, value.length, cell.bytes, cell.from, cell.to)) {
                return true;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return false;
    }

    private int slot(long hash) {
        return (int) hash & (slots.length - 1);
    }
}
