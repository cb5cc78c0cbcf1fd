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
import dev.cloakroom.application.tasks.csv.scan.Utf8;
import dev.cloakroom.domain.tasks.RejectCode;
import dev.cloakroom.domain.tasks.options.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the values of one column against its rules and its type, and tallies what they are.
///
/// Each question is a loop that only marks what does not fit, and is called in a way that keeps the compiler from
/// taking all of them into one: what is told of the marked ones is much code for few cells.
final class CheckCells {

    private final Column column;
    private final Cells cells;
    private final Marks marks;
    private final CellTypes types = new CellTypes();
    private final List<Runnable> questions = new ArrayList<>();

    // Of the batch that is being checked.
    private Checked checked;
    private Tally tally = new Tally();

    /// @param cells and `marks` may be those of other columns too: one is checked after the other
    CheckCells(Column column, Cells cells, Marks marks, Checked first) {
        this.column = column;
        this.cells = cells;
        this.marks = marks;
        this.checked = first;
        questions.add(ofType(column.type));
        if (column.range.of == Range.Of.LENGTHS) {
            questions.add(this::lengths);
        }
        var pattern = column.rule.bounds().pattern();
        if (pattern != null) {
            questions.add(() -> matches(pattern));
        }
        var values = column.values;
        if (values != null) {
            questions.add(() -> among(values));
        }
    }

    private Runnable ofType(@Nullable ColumnType type) {
        return switch (type) {
            case null -> this::unknown;
            case STRING -> this::texts;
            case INTEGER -> () -> numbers(true);
            case DECIMAL -> () -> numbers(false);
            case DATE -> () -> times(true);
            case DATETIME -> () -> times(false);
            case BOOLEAN, EMAIL, UUID, URL -> () -> shapes(type);
        };
    }

    /// Adds to each row the faults that its cell has.
    void check(Checked into) {
        checked = into;
        tally = into.tallies[column.index];
        marks.clear();
        for (Runnable question : questions) {
            question.run();
        }
        for (int i = 0; i < marks.size(); i++) {
            tell(marks.cell(i), marks.code(i));
        }
    }

    private void tell(int index, RejectCode code) {
        Cell cell = cells.get(index);
        int row = cells.row(index);
        switch (code) {
            case MIN, MAX -> checked.fault(row, Faults.bound(column, code, cell));
            case PATTERN -> checked.fault(row, Faults.pattern(column, cell));
            case ENUM -> checked.fault(row, Faults.values(column, cell));
            default -> {
                tally.misfit(types.of(cell, column.numbers, column.dates), checked.batch.line(row));
                if (column.typed) {
                    checked.fault(row, Faults.type(column, cell));
                }
            }
        }
    }

    private void unknown() {
        for (int i = 0; i < cells.size(); i++) {
            marks.add(i, RejectCode.TYPE);
        }
    }

    private void texts() {
        for (int i = 0; i < cells.size(); i++) {
            tally.order(cells.get(i));
        }
    }

    private void numbers(boolean whole) {
        NumberCell number = types.number;
        Range range = column.range;
        boolean bounded = range.of == Range.Of.NUMBERS;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (!number.read(cell, column.numbers) || (whole && !number.isWhole())) {
                marks.add(i, RejectCode.TYPE);
                continue;
            }
            tally.number(number, cell);
            if (bounded && range.isBelow(number)) {
                marks.add(i, RejectCode.MIN);
            }
            if (bounded && range.isAbove(number)) {
                marks.add(i, RejectCode.MAX);
            }
        }
    }

    private void times(boolean date) {
        TimeCell time = types.time;
        boolean bounded = column.range.of == Range.Of.TIMES;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (!(date ? time.readDate(cell, column.dates) : time.readDateTime(cell, column.dates))) {
                marks.add(i, RejectCode.TYPE);
                continue;
            }
            tally.time(time.instant(), cell);
            if (bounded) {
                bound(i, time.instant());
            }
        }
    }

    private void bound(int index, long count) {
        if (column.range.isBelow(count)) {
            marks.add(index, RejectCode.MIN);
        }
        if (column.range.isAbove(count)) {
            marks.add(index, RejectCode.MAX);
        }
    }

    private void shapes(ColumnType type) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (CellTypes.hasShape(type, cell)) {
                tally.fits();
                tally.order(cell);
            } else {
                marks.add(i, RejectCode.TYPE);
            }
        }
    }

    private void lengths() {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            boolean plain = checked.batch.isPlain(cells.row(i));
            bound(i, plain ? cell.length() : Utf8.characters(cell.bytes(), cell.from(), cell.to()));
        }
    }

    private void matches(Pattern pattern) {
        for (int i = 0; i < cells.size(); i++) {
            if (!pattern.matcher(cells.get(i).text()).matches()) {
                marks.add(i, RejectCode.PATTERN);
            }
        }
    }

    private void among(Values values) {
        for (int i = 0; i < cells.size(); i++) {
            if (!values.contains(cells.get(i), cells.hash(i))) {
                marks.add(i, RejectCode.ENUM);
            }
        }
    }
}
