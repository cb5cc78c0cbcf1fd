package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.columns.Table;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Utf8;
import dev.cloakroom.application.tasks.csv.seen.SeenValues;
import java.io.Closeable;
import java.io.IOException;

/// One rule of uniqueness. The first row with a value has it, whether that row is accepted or not; empty cells are not
/// duplicates of each other.
final class Unique implements Closeable {

    /// So many fingerprints are looked up at a time; with more, the first ones have left the caches again.
    private static final int TOGETHER = 128;

    private final Column column;
    private final int width;
    private final SeenValues seen;
    private final Cell cell;
    private final long[] keys = new long[TOGETHER];

    Unique(Column column, Table table, SeenValues seen) {
        this.column = column;
        this.width = table.columns().size();
        this.seen = seen;
        this.cell = new Cell(table.dialect());
    }

    /// Adds a fault to each row whose value was there before.
    void check(Checked checked) throws IOException {
        int rows = checked.batch.rows();
        for (int from = checked.from; from < rows; from += TOGETHER) {
            int to = Math.min(from + TOGETHER, rows);
            prepare(checked.batch, from, to);
            for (int row = from; row < to; row++) {
                long first = isRow(checked.batch, row) ? firstLine(checked.batch, row, row - from) : 0;
                if (first > 0) {
                    checked.faultInOrder(row, Faults.unique(column, first, cell));
                }
            }
        }
    }

    /// A faulty row is looked at like any other, so that all its faults are told.
    private boolean isRow(Batch batch, int row) {
        return batch.fault(row) == null && batch.width(row) == width;
    }

    private void prepare(Batch batch, int from, int to) {
        for (int row = from; row < to; row++) {
            if (isRow(batch, row)) {
                read(batch, row);
                keys[row - from] = seen.key(cell.bytes(), cell.from(), cell.to());
            }
        }
    }

    /// @return the line where the value was first; 0 where this is the first, or there is nothing to compare
    private long firstLine(Batch batch, int row, int key) throws IOException {
        read(batch, row);
        boolean compared = !cell.isEmpty()
                && cell.length() <= CheckRows.LONGEST_CELL
                && (batch.isPlain(row) || Utf8.isText(cell.bytes(), cell.from(), cell.to()));
        return compared ? seen.seen(keys[key], cell.bytes(), cell.from(), cell.to(), batch.line(row)) : 0;
    }

    private void read(Batch batch, int row) {
        cell.read(batch, row, column.index);
        boolean _ = column.rule.change().trim() && cell.trim();
    }

    @Override
    public void close() throws IOException {
        seen.close();
    }
}
