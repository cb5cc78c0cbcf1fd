package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Utf8;
import dev.cloakroom.application.tasks.csv.seen.SeenValues;
import java.io.Closeable;
import java.io.IOException;

/// One rule of uniqueness. The first row with a value has it, whether that row is accepted or not; empty cells are not
/// duplicates of each other.
final class Unique implements Closeable {

    private final Column column;
    private final SeenValues seen;
    private long[] keys = new long[1024];

    Unique(Column column, SeenValues seen) {
        this.column = column;
        this.seen = seen;
    }

    Column column() {
        return column;
    }

    /// Works out the fingerprints of some rows, which must come before their lines are asked for.
    void prepare(Batch batch, int fromRow, int toRow, Cell cell) {
        keys = keys.length < batch.rows() ? new long[batch.rows() * 2] : keys;
        for (int row = fromRow; row < toRow; row++) {
            if (batch.fault(row) == null && batch.width(row) > column.index) {
                read(batch, row, cell);
                keys[row] = seen.key(cell.bytes(), cell.from(), cell.to());
            }
        }
    }

    /// @param doubtful whether the row has faults, so that the cell may be no text
    /// @return the line where the value was first; 0 where this is the first, or there is nothing to compare
    long firstLine(Batch batch, int row, Cell cell, boolean doubtful) throws IOException {
        read(batch, row, cell);
        boolean compared = !cell.isEmpty()
                && cell.length() <= CheckRows.LONGEST_CELL
                && !(doubtful && !Utf8.isText(cell.bytes(), cell.from(), cell.to()));
        return compared ? seen.seen(keys[row], cell.bytes(), cell.from(), cell.to(), batch.line(row)) : 0;
    }

    private void read(Batch batch, int row, Cell cell) {
        cell.read(batch, row, column.index);
        boolean _ = column.rule.change().trim() && cell.trim();
    }

    @Override
    public void close() throws IOException {
        seen.close();
    }
}
