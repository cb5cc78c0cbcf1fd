package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.cells.Cells;
import dev.cloakroom.application.tasks.csv.cells.HyperLogLog;
import dev.cloakroom.application.tasks.csv.cells.Tally;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.columns.Table;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Checks the rows of a batch, each by itself: what can be done on several threads at a time. Some hundred rows at a
/// time, and of them one column after the other, so that the rows as well as what a column needs (its code, its
/// registers) stay in the caches of the processor.
final class CheckRows {

    /// In bytes. A cell that is longer is in no table, but a file in a cell.
    static final int LONGEST_CELL = 1 << 18;

    private static final int WIDE = 256;
    private static final int FINE = 14;
    private static final int COARSE = 11;

    private final Table table;
    private final Column[] columns;
    private final boolean neutralize;
    private final ResultText result;
    private final Cell cell;
    private final Cells cells;
    private final CheckCells[] checkCells;
    private final HyperLogLog[] distinct;

    // Of the batch that is being checked.
    private Checked checked;
    private Batch batch;
    private byte[] states = new byte[1024];

    /// What is known of a row: that it is no row of the table, or that something in it changes.
    private static final byte UNREADABLE = 1;

    private static final byte TOUCHED = 2;

    CheckRows(Table table, Checked first) {
        this.table = table;
        this.columns = table.columns().toArray(Column[]::new);
        this.neutralize = table.output().neutralizeFormulas();
        this.result = new ResultText(table);
        this.cell = new Cell(table.dialect());
        this.cells = new Cells(new Cell(table.dialect()));
        var marks = new Marks();
        this.checkCells = table.columns().stream()
                .map(column -> new CheckCells(column, cells, marks, first))
                .toArray(CheckCells[]::new);
        this.distinct = new HyperLogLog[columns.length];
        Arrays.setAll(distinct, _ -> new HyperLogLog(columns.length > WIDE ? COARSE : FINE));
        this.checked = first;
        this.batch = first.batch;
    }

    HyperLogLog distinct(int column) {
        return distinct[column];
    }

    void check(Checked into) {
        checked = into;
        batch = into.batch;
        into.clear(columns.length);
        if (states.length < batch.rows()) {
            states = new byte[batch.rows() * 2];
        }
        Arrays.fill(checked.ends, 0, checked.from, 0);
        for (int from = checked.from; from < batch.rows(); from += Cells.MOST) {
            int to = Math.min(from + Cells.MOST, batch.rows());
            readRows(from, to);
            for (Column column : columns) {
                check(column, from, to);
            }
            writeRows(from, to);
        }
    }

    private void readRows(int from, int to) {
        for (int row = from; row < to; row++) {
            boolean readable = batch.fault(row) == null && batch.width(row) == columns.length;
            states[row] = readable ? 0 : UNREADABLE;
            if (!readable) {
                checked.fault(row, Faults.ofRow(batch, row, table));
            }
        }
    }

    private void writeRows(int from, int to) {
        for (int row = from; row < to; row++) {
            if (!checked.isFaulty(row)) {
                result.row(batch, row, states[row] == 0, checked);
            }
            checked.ends[row] = checked.length;
        }
    }

    private void check(Column column, int from, int to) {
        Tally tally = checked.tallies[column.index];
        cells.clear();
        for (int row = from; row < to; row++) {
            if (states[row] != UNREADABLE) {
                read(column, row, tally);
            }
        }
        tally.filled(cells.size());
        cells.count(distinct[column.index], checked.frequencies[column.index]);
        checkCells[column.index].check(checked);
        if (column.selected && neutralize) {
            findFormulas();
        }
    }

    private void read(Column column, int row, Tally tally) {
        cell.read(batch, row, column.index);
        Fault fault = unreadable(column, row);
        if (fault != null) {
            tally.filled(1);
            checked.fault(row, fault);
            return;
        }
        if (column.changes && ResultText.finish(column, cell) && column.selected) {
            states[row] |= TOUCHED;
        }
        if (!cell.isEmpty()) {
            cells.add(batch, row, cell);
            return;
        }
        tally.empty();
        if (column.rule.required()) {
            checked.fault(row, Faults.required(column));
        }
    }

    private @Nullable Fault unreadable(Column column, int row) {
        if (!batch.isPlain(row) && !Utf8.isText(cell.bytes(), cell.from(), cell.to())) {
            return Faults.encoding(column, cell);
        }
        return cell.length() > LONGEST_CELL ? Faults.tooLong(column, cell) : null;
    }

    private void findFormulas() {
        for (int i = 0; i < cells.size(); i++) {
            if (ResultText.runs(cells.get(i))) {
                states[cells.row(i)] |= TOUCHED;
            }
        }
    }
}
