package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.columns.Table;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Writes rows as the result shows them.
final class ResultText {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9][0-9.,' ]*([eE][+-]?[0-9]+)?%?|[+-]?[.,][0-9]+([eE][+-]?[0-9]+)?%?");

    /// A longer cell is no number.
    private static final int LONGEST_NUMBER = 100;

    private final Table table;
    private final boolean copiesRows;
    private final boolean copiesQuoted;
    private final byte delimiter;
    private final Cell cell;

    ResultText(Table table) {
        this.table = table;
        this.copiesRows = table.copiesRows();
        this.copiesQuoted = table.dialect().quote() == '"' && table.dialect().doublesQuotes();
        this.delimiter = (byte) table.output().delimiter();
        this.cell = new Cell(table.dialect());
    }

    byte[] header() {
        var into = new StringBuilder();
        for (Column column : table.result()) {
            String rename = column.rule.change().rename();
            into.append(into.isEmpty() ? "" : (char) delimiter).append(quoted(rename == null ? column.name : rename));
        }
        return (into + lineEnd()).getBytes(StandardCharsets.UTF_8);
    }

    String lineEnd() {
        return table.output().crlf() ? "\r\n" : "\n";
    }

    private String quoted(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        boolean apostrophe = table.output().neutralizeFormulas() && runs(bytes, 0, bytes.length);
        String safe = apostrophe ? "'" + name : name;
        boolean plain = safe.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\r' || c == '\n');
        return plain && !safe.isEmpty() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /// @param untouched whether no cell of the row changes
    void row(Batch batch, int row, boolean untouched, Checked into) {
        int start = batch.start(row);
        int size = batch.end(row) - start;
        into.reserve(size + 2);
        if (untouched && copiesRows) {
            System.arraycopy(batch.bytes(), start, into.text, into.length, size);
            into.length += size;
        } else {
            cells(batch, row, into);
        }
        into.reserve(2);
        if (table.output().crlf()) {
            into.text[into.length++] = '\r';
        }
        into.text[into.length++] = '\n';
    }

    private void cells(Batch batch, int row, Checked into) {
        boolean first = true;
        for (Column column : table.result()) {
            cell.read(batch, row, column.index);
            boolean changed = finish(column, cell);
            boolean apostrophe = table.output().neutralizeFormulas() && runs(cell);
            if (changed || apostrophe) {
                into.change(row, column.index);
            }
            into.reserve(2 * cell.length() + 4 + batch.cellEnd(row, column.index) - batch.cellStart(row, column.index));
            if (!first) {
                into.text[into.length++] = delimiter;
            }
            first = false;
            if (copiesQuoted && batch.isQuoted(row, column.index) && !changed && !apostrophe) {
                slice(batch, row, column.index, into);
            } else {
                value(apostrophe, into);
            }
        }
    }

    /// Changes the cell as its rule says.
    ///
    /// @return whether it has changed
    static boolean finish(Column column, Cell cell) {
        boolean changed = column.rule.change().trim() && cell.trim();
        if (cell.isEmpty() && column.fallback != null) {
            cell.read(column.fallback);
            return true;
        }
        return changed;
    }

    private static void slice(Batch batch, int row, int column, Checked into) {
        int start = batch.cellStart(row, column);
        int size = batch.cellEnd(row, column) - start;
        System.arraycopy(batch.bytes(), start, into.text, into.length, size);
        into.length += size;
    }

    private void value(boolean apostrophe, Checked into) {
        byte[] bytes = cell.bytes();
        byte[] text = into.text;
        int at = into.length;
        boolean quotes = needsQuotes(bytes, cell.from(), cell.to());
        if (quotes) {
            text[at++] = '"';
        }
        if (apostrophe) {
            text[at++] = '\'';
        }
        for (int i = cell.from(); i < cell.to(); i++) {
            if (bytes[i] == '"') {
                text[at++] = '"';
            }
            text[at++] = bytes[i];
        }
        if (quotes) {
            text[at++] = '"';
        }
        into.length = at;
    }

    /// An empty cell of a single column needs them too: an empty line is no row.
    private boolean needsQuotes(byte[] bytes, int from, int to) {
        if (from == to) {
            return table.result().size() == 1;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] == delimiter || bytes[i] == '"' || bytes[i] == '\n' || bytes[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    static boolean runs(Cell cell) {
        return runs(cell.bytes(), cell.from(), cell.to());
    }

    /// Whether a spreadsheet would run the text. A number is none, however it is written.
    static boolean runs(byte[] bytes, int from, int to) {
        return from < to
                && switch (bytes[from]) {
                    case '=', '@', '\t', '\r' -> true;
                    case '+', '-' -> !isNumber(bytes, from, to);
                    default -> false;
                };
    }

    private static boolean isNumber(byte[] bytes, int from, int to) {
        return to - from <= LONGEST_NUMBER
                && NUMBER.matcher(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
                        .matches();
    }
}
