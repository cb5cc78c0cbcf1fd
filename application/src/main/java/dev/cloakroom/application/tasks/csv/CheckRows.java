package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.cells.CellTypes;
import dev.cloakroom.application.tasks.csv.cells.Hash64;
import dev.cloakroom.application.tasks.csv.cells.HyperLogLog;
import dev.cloakroom.application.tasks.csv.cells.Tally;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.columns.Range;
import dev.cloakroom.application.tasks.csv.columns.Table;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Utf8;
import dev.cloakroom.domain.tasks.RejectCode;
import dev.cloakroom.domain.tasks.options.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the rows of a batch, each by itself: what can be done on several threads at a time. One column after the
/// other,
/// so that what a column needs (its code, its registers) stays in the caches of the processor.
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
    private final CellTypes types = new CellTypes();
    private final HyperLogLog[] distinct;

    // Of the batch that is being checked.
    private Checked checked;
    private Batch batch;
    private byte[] states = new byte[1024];
    private final List<Found> found = new ArrayList<>();

    // Of the cell that is being checked.
    private int row;
    private boolean plain;

    /// What is known of a row: whether it is a row at all, whether it is ASCII, whether something in it changes.
    private static final byte UNREADABLE = 1;

    private static final byte PLAIN = 2;
    private static final byte TOUCHED = 4;

    private record Found(int row, Fault fault) {}

    CheckRows(Table table, Checked first) {
        this.table = table;
        this.columns = table.columns().toArray(Column[]::new);
        this.neutralize = table.output().neutralizeFormulas();
        this.result = new ResultText(table);
        this.cell = new Cell(table.dialect());
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
        found.clear();
        if (states.length < batch.rows()) {
            states = new byte[batch.rows() * 2];
        }
        readRows();
        for (Column column : columns) {
            check(column);
        }
        found.sort(Comparator.comparingInt(Found::row));
        writeRows();
    }

    private void readRows() {
        for (row = checked.from; row < batch.rows(); row++) {
            if (batch.fault(row) != null || batch.width(row) != columns.length) {
                states[row] = UNREADABLE;
                fault(Faults.ofRow(batch, row, table));
            } else {
                boolean ascii = Utf8.isPlain(batch.bytes(), batch.start(row), batch.end(row));
                states[row] = ascii ? PLAIN : 0;
            }
        }
    }

    private void check(Column column) {
        Tally tally = checked.tallies[column.index];
        for (row = checked.from; row < batch.rows(); row++) {
            if (states[row] != UNREADABLE) {
                plain = (states[row] & PLAIN) != 0;
                check(column, tally);
            }
        }
    }

    private void writeRows() {
        Arrays.fill(checked.ends, 0, checked.from, 0);
        int next = 0;
        for (row = checked.from; row < batch.rows(); row++) {
            int begin = next;
            while (next < found.size() && found.get(next).row == row) {
                next++;
            }
            if (next == begin) {
                result.row(batch, row, (states[row] & TOUCHED) == 0, checked);
            } else {
                var faults = found.subList(begin, next).stream().map(Found::fault);
                checked.rejected.add(new Checked.Rejected(row, faults.toList()));
            }
            checked.ends[row] = checked.length;
        }
    }

    private void check(Column column, Tally tally) {
        cell.read(batch, row, column.index);
        if (!plain && !isText(column, tally)) {
            return;
        }
        if (cell.length() > LONGEST_CELL) {
            tally.filled();
            fault(Faults.tooLong(column, cell));
            return;
        }
        boolean changed = column.changes && ResultText.finish(column, cell);
        if (cell.isEmpty()) {
            tally.empty();
            if (column.rule.required()) {
                fault(Faults.required(column));
            }
        } else {
            filled(column, tally);
        }
        if (column.selected && (changed || (neutralize && ResultText.runs(cell)))) {
            states[row] |= TOUCHED;
        }
    }

    private boolean isText(Column column, Tally tally) {
        if (Utf8.isPlain(cell.bytes(), cell.from(), cell.to()) || Utf8.isText(cell.bytes(), cell.from(), cell.to())) {
            return true;
        }
        tally.filled();
        fault(Faults.encoding(column, cell));
        return false;
    }

    private void filled(Column column, Tally tally) {
        tally.filled();
        long hash = Hash64.of(cell.bytes(), cell.from(), cell.to());
        distinct[column.index].add(hash);
        checked.frequencies[column.index].add(hash, row);
        if (column.type == ColumnType.STRING) {
            tally.order(cell);
        } else {
            typed(column, column.type, tally);
        }
        if (column.range.of == Range.Of.LENGTHS) {
            length(column);
        }
        if (column.rule.bounds().pattern() != null || column.values != null) {
            words(column);
        }
    }

    private void typed(Column column, @Nullable ColumnType type, Tally tally) {
        if (type == null || !types.is(type, cell, column.numbers, column.dates)) {
            tally.misfit(types.of(cell, column.numbers, column.dates), batch.line(row));
            if (column.typed) {
                fault(Faults.type(column, cell));
            }
            return;
        }
        tally.fits();
        if (type.isNumber()) {
            number(column, tally);
        } else if (type.isTime()) {
            time(column, tally);
        } else {
            tally.order(cell);
        }
    }

    private void number(Column column, Tally tally) {
        tally.number(types.number.value(), cell);
        if (types.number.isWhole()) {
            tally.whole();
        }
        if (types.number.hasLeadingZero()) {
            tally.leadingZero();
        }
        if (column.range.of == Range.Of.NUMBERS) {
            if (column.range.isBelow(types.number)) {
                fault(Faults.bound(column, RejectCode.MIN, cell));
            }
            if (column.range.isAbove(types.number)) {
                fault(Faults.bound(column, RejectCode.MAX, cell));
            }
        }
    }

    private void time(Column column, Tally tally) {
        long instant = types.time.instant();
        tally.order((double) instant, cell);
        if (column.range.of == Range.Of.TIMES) {
            counted(column, instant);
        }
    }

    private void length(Column column) {
        counted(column, plain ? cell.length() : Utf8.characters(cell.bytes(), cell.from(), cell.to()));
    }

    private void counted(Column column, long count) {
        if (column.range.isBelow(count)) {
            fault(Faults.bound(column, RejectCode.MIN, cell));
        }
        if (column.range.isAbove(count)) {
            fault(Faults.bound(column, RejectCode.MAX, cell));
        }
    }

    private void words(Column column) {
        var pattern = column.rule.bounds().pattern();
        if (pattern != null && !pattern.matcher(cell.text()).matches()) {
            fault(Faults.pattern(column, pattern, cell));
        }
        if (column.values != null && !column.values.contains(cell)) {
            fault(Faults.values(column, cell));
        }
    }

    private void fault(Fault fault) {
        found.add(new Found(row, fault));
    }
}
