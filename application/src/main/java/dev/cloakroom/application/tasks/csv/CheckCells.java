package dev.cloakroom.application.tasks.csv;

import com.google.re2j.Pattern;
import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.cells.CellTypes;
import dev.cloakroom.application.tasks.csv.cells.Cells;
import dev.cloakroom.application.tasks.csv.cells.NumberCell;
import dev.cloakroom.application.tasks.csv.cells.Tally;
import dev.cloakroom.application.tasks.csv.cells.TimeCell;
import dev.cloakroom.application.tasks.csv.cells.Values;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.columns.Range;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Utf8;
import dev.cloakroom.domain.tasks.RejectCode;
import dev.cloakroom.domain.tasks.options.ColumnType;
import org.jspecify.annotations.Nullable;

/// Holds the values of a column against its rules and its type, and tallies what they are.
final class CheckCells {

    private final Cells cells;
    private final CellTypes types = new CellTypes();

    // Of the column that is being checked.
    private Checked checked;
    private Column column;
    private Tally tally = new Tally();

    CheckCells(Cells cells, Checked checked, Column column) {
        this.cells = cells;
        this.checked = checked;
        this.column = column;
    }

    /// Adds to each row the faults that its cell has.
    void check(Checked into, Column of) {
        checked = into;
        column = of;
        tally = into.tallies[of.index];
        ofType(of.type);
        if (of.range.of == Range.Of.LENGTHS) {
            lengths(into.batch);
        }
        var pattern = of.rule.bounds().pattern();
        if (pattern != null) {
            matches(pattern);
        }
        if (of.values != null) {
            among(of.values);
        }
    }

    private void ofType(@Nullable ColumnType type) {
        switch (type) {
            case null -> unknown();
            case STRING -> texts();
            case INTEGER, DECIMAL -> numbers(type == ColumnType.INTEGER);
            case DATE, DATETIME -> times(type == ColumnType.DATE);
            case BOOLEAN, EMAIL, UUID, URL -> shapes(type);
        }
    }

    private void unknown() {
        for (int i = 0; i < cells.size(); i++) {
            misfit(i);
        }
    }

    private void texts() {
        for (int i = 0; i < cells.size(); i++) {
            tally.order(cells.get(i));
        }
    }

    private void numbers(boolean whole) {
        NumberCell number = types.number;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (number.read(cell, column.numbers) && (number.isWhole() || !whole)) {
                tally.number(number, cell);
                if (column.range.of == Range.Of.NUMBERS) {
                    bounded(i, number);
                }
            } else {
                misfit(i);
            }
        }
    }

    private void bounded(int index, NumberCell number) {
        if (column.range.isBelow(number)) {
            fault(index, Faults.bound(column, RejectCode.MIN, cells.get(index)));
        }
        if (column.range.isAbove(number)) {
            fault(index, Faults.bound(column, RejectCode.MAX, cells.get(index)));
        }
    }

    private void times(boolean date) {
        TimeCell time = types.time;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (date ? time.readDate(cell, column.dates) : time.readDateTime(cell, column.dates)) {
                tally.time(time.instant(), cell);
                if (column.range.of == Range.Of.TIMES) {
                    bounded(i, time.instant());
                }
            } else {
                misfit(i);
            }
        }
    }

    private void bounded(int index, long count) {
        if (column.range.isBelow(count)) {
            fault(index, Faults.bound(column, RejectCode.MIN, cells.get(index)));
        }
        if (column.range.isAbove(count)) {
            fault(index, Faults.bound(column, RejectCode.MAX, cells.get(index)));
        }
    }

    private void shapes(ColumnType type) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (CellTypes.hasShape(type, cell)) {
                tally.fits();
                tally.order(cell);
            } else {
                misfit(i);
            }
        }
    }

    private void misfit(int index) {
        Cell cell = cells.get(index);
        int row = cells.row(index);
        tally.misfit(types.of(cell, column.numbers, column.dates), checked.batch.line(row));
        if (column.typed) {
            fault(index, Faults.type(column, cell));
        }
    }

    private void lengths(Batch batch) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            boolean plain = batch.isPlain(cells.row(i));
            bounded(i, plain ? cell.length() : Utf8.characters(cell.bytes(), cell.from(), cell.to()));
        }
    }

    private void matches(Pattern pattern) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (!pattern.matcher(cell.text()).matches()) {
                fault(i, Faults.pattern(column, pattern, cell));
            }
        }
    }

    private void among(Values values) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (!values.contains(cell, cells.hash(i))) {
                fault(i, Faults.values(column, cell));
            }
        }
    }

    private void fault(int index, Fault fault) {
        checked.fault(cells.row(index), fault);
    }
}
