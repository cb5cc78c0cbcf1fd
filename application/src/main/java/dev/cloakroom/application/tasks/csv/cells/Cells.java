package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.application.tasks.csv.scan.Batch;

/// The values of one column in some rows, those left out that are empty. What is asked of them is asked in one small
/// loop after the other: each is compiled on its own, in a tenth of the time that one large loop takes, and soon.
public final class Cells {

    /// So many rows have about a hundred kilobytes, and stay in the caches of the processor for the next column.
    public static final int MOST = 512;

    private final byte[][] bytes = new byte[MOST][];
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private final int[] rows = new int[MOST];
    private final long[] hashes = new long[MOST];
    private final Cell cell;
    private int size;

    /// @param cell is pointed at one value after the other
    public Cells(Cell cell) {
        this.cell = cell;
    }

    public void clear() {
        size = 0;
    }

    /// Adds what `value` points at.
    public void add(Batch batch, int row, Cell value) {
        boolean lasts = value.bytes == batch.bytes();
        bytes[size] = lasts ? value.bytes : value.padded();
        from[size] = lasts ? value.from : 0;
        to[size] = lasts ? value.to : value.length();
        rows[size] = row;
        size++;
    }

    public int size() {
        return size;
    }

    /// The cell with this value; the same object each time.
    public Cell get(int index) {
        cell.bytes = bytes[index];
        cell.from = from[index];
        cell.to = to[index];
        return cell;
    }

    public int row(int index) {
        return rows[index];
    }

    /// Known once they were counted.
    public long hash(int index) {
        return hashes[index];
    }

    public void count(HyperLogLog distinct, Frequencies frequencies) {
        for (int i = 0; i < size; i++) {
            long hash = Hash64.of(bytes[i], from[i], to[i]);
            hashes[i] = hash;
            distinct.add(hash);
        }
        for (int i = 0; i < size; i++) {
            frequencies.add(hashes[i], rows[i]);
        }
    }
}
