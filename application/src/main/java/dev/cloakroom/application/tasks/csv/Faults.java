package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.columns.Range;
import dev.cloakroom.application.tasks.csv.columns.Table;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Scanner;
import dev.cloakroom.domain.tasks.RejectCode;
import java.util.List;
import java.util.Objects;

/// The words for what is wrong.
final class Faults {

    private static final int SHOWN_VALUES = 10;

    private Faults() {}

    /// Of a row that cannot be read, or is not as wide as the table.
    static Fault ofRow(Batch batch, int row, Table table) {
        int width = batch.width(row);
        int wanted = table.columns().size();
        RejectCode fault = batch.fault(row);
        if (fault == RejectCode.QUOTE) {
            Column column = width < wanted ? table.columns().get(width) : null;
            return new Fault(
                    column,
                    RejectCode.QUOTE,
                    "A quote does not close, has text behind it, or stands in a cell without quotes around it.",
                    "");
        }
        if (fault != null) {
            return new Fault(null, fault, "The row has more than " + Scanner.ROW_BOUND + " bytes.", "");
        }
        String told = "The row has " + width + " cells instead of " + wanted + ".";
        return new Fault(null, width < wanted ? RejectCode.TOO_FEW_FIELDS : RejectCode.TOO_MANY_FIELDS, told, "");
    }

    static Fault encoding(Column column, Cell cell) {
        boolean zero = cell.text().indexOf('\0') >= 0;
        return at(
                column,
                RejectCode.ENCODING,
                zero ? "The cell has a NUL byte." : "The cell has bytes that are no text in the file's encoding.",
                cell);
    }

    static Fault tooLong(Column column, Cell cell) {
        return at(
                column,
                RejectCode.TOO_LONG,
                "The cell has " + cell.length() + " bytes; at most " + CheckRows.LONGEST_CELL + " are read.",
                cell);
    }

    static Fault required(Column column) {
        return new Fault(column, RejectCode.REQUIRED, "The cell is empty.", "");
    }

    static Fault type(Column column, Cell cell) {
        return at(column, RejectCode.TYPE, "This is no " + kind(column) + ".", cell);
    }

    private static String kind(Column column) {
        return switch (Objects.requireNonNull(column.type)) {
            case DATE, DATETIME ->
                Objects.requireNonNull(column.type).text() + " that exists, written " + column.dates.text();
            case DECIMAL -> "decimal number with " + (column.numbers.decimalComma() ? "a comma" : "a point");
            case STRING, INTEGER, BOOLEAN, EMAIL, UUID, URL -> column.type.text();
        };
    }

    static Fault bound(Column column, RejectCode code, Cell cell) {
        var bounds = column.rule.bounds();
        boolean low = code == RejectCode.MIN;
        String bound = low ? bounds.min() : bounds.max();
        String message = column.range.of == Range.Of.LENGTHS
                ? "The cell has " + (low ? "fewer" : "more") + " than " + bound + " characters."
                : "This is " + (low ? "below " : "above ") + bound + ".";
        return at(column, code, message, cell);
    }

    static Fault pattern(Column column, Cell cell) {
        String pattern = Objects.requireNonNull(column.rule.bounds().pattern()).pattern();
        return at(column, RejectCode.PATTERN, "This does not match " + pattern + ".", cell);
    }

    static Fault values(Column column, Cell cell) {
        List<String> values = column.rule.bounds().values();
        String shown = String.join(", ", values.subList(0, Math.min(SHOWN_VALUES, values.size())));
        String more = values.size() > SHOWN_VALUES ? " and " + (values.size() - SHOWN_VALUES) + " more" : "";
        return at(column, RejectCode.ENUM, "This is none of " + shown + more + ".", cell);
    }

    static Fault unique(Column column, long firstLine, Cell cell) {
        return at(column, RejectCode.UNIQUE, "The value is in line " + firstLine + " already.", cell);
    }

    private static Fault at(Column column, RejectCode code, String message, Cell cell) {
        return new Fault(column, code, message, cell.shortText());
    }
}
