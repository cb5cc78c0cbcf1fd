package dev.cloakroom.application.tasks.csv.columns;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.cells.CellTypes;
import dev.cloakroom.application.tasks.csv.columns.Column.Guess;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Dialect;
import dev.cloakroom.domain.tasks.options.ColumnRule;
import dev.cloakroom.domain.tasks.options.ColumnType;
import dev.cloakroom.domain.tasks.options.DateForm;
import dev.cloakroom.domain.tasks.options.NumberForm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the first cells of the columns tell: the type of most of them, and how their numbers and dates are written.
final class ColumnGuesses {

    private static final int ROWS = 400;

    /// So much of a column must be of a type; the rest is dirt.
    private static final double MOST = 0.8;

    private final Batch first;
    private final Cell cell;
    private final CellTypes types = new CellTypes();
    private final List<NumberForm> numberForms;

    ColumnGuesses(Batch first, Dialect dialect) {
        this.first = first;
        this.cell = new Cell(dialect);
        this.numberForms = numberForms(dialect.delimiter() == ',');
    }

    /// In the order in which they are preferred where the cells fit more than one: `1,234` is a thousand in a file with
    /// commas between its cells, and one and a bit in others.
    private static List<NumberForm> numberForms(boolean commasPartCells) {
        var thousands = new NumberForm(false, ',');
        var comma = new NumberForm(true, '\0');
        var forms = new ArrayList<NumberForm>();
        forms.add(NumberForm.PLAIN);
        forms.addAll(commasPartCells ? List.of(thousands, comma) : List.of(comma, thousands));
        for (char separator : new char[] {'.', ' ', '\''}) {
            forms.add(new NumberForm(true, separator));
        }
        forms.add(new NumberForm(false, ' '));
        forms.add(new NumberForm(false, '\''));
        return List.copyOf(forms);
    }

    /// @param from the first row that is data
    /// @param rule what is told about the column
    Guess of(int column, int from, @Nullable ColumnRule rule) {
        List<byte[]> cells = cells(column, from, rule != null && rule.change().trim());
        @Nullable NumberForm toldNumbers = rule == null ? null : rule.form().numbers();
        @Nullable DateForm toldDates = rule == null ? null : rule.form().dates();
        @Nullable ColumnType told = rule == null ? null : rule.type();
        NumberForm numbers = toldNumbers == null ? numbers(cells, told) : toldNumbers;
        DateForm dates = toldDates == null ? dates(cells) : toldDates;
        boolean stated = told != null && told != ColumnType.STRING;
        return new Guess(
                stated ? told : type(cells, numbers, dates),
                numbers,
                dates,
                toldDates == null && isAmbiguous(cells, dates));
    }

    private List<byte[]> cells(int column, int from, boolean trim) {
        var cells = new ArrayList<byte[]>();
        for (int row = from; row < Math.min(first.rows(), ROWS + from); row++) {
            if (first.fault(row) == null && first.width(row) == first.width(0)) {
                cell.read(first, row, column);
                boolean _ = trim && cell.trim();
                if (!cell.isEmpty()) {
                    cells.add(cell.copy());
                }
            }
        }
        return cells;
    }

    private NumberForm numbers(List<byte[]> cells, @Nullable ColumnType told) {
        ColumnType type = told == ColumnType.INTEGER ? ColumnType.INTEGER : ColumnType.DECIMAL;
        NumberForm best = NumberForm.PLAIN;
        int most = 0;
        for (NumberForm form : numberForms) {
            int fits = fits(cells, type, form, DateForm.ISO);
            if (fits > most) {
                best = form;
                most = fits;
            }
        }
        return best;
    }

    private DateForm dates(List<byte[]> cells) {
        DateForm best = DateForm.ISO;
        int most = 0;
        for (DateForm form : DateForm.values()) {
            int fits = dates(cells, form);
            if (fits > most) {
                best = form;
                most = fits;
            }
        }
        return best;
    }

    private int dates(List<byte[]> cells, DateForm form) {
        return fits(cells, ColumnType.DATE, NumberForm.PLAIN, form)
                + fits(cells, ColumnType.DATETIME, NumberForm.PLAIN, form);
    }

    private boolean isAmbiguous(List<byte[]> cells, DateForm best) {
        int fits = dates(cells, best);
        for (DateForm form : DateForm.values()) {
            if (fits > 0 && form != best && dates(cells, form) == fits) {
                return true;
            }
        }
        return false;
    }

    private int fits(List<byte[]> cells, ColumnType type, NumberForm numbers, DateForm dates) {
        int fits = 0;
        for (byte[] value : cells) {
            cell.read(value);
            fits += types.is(type, cell, numbers, dates) ? 1 : 0;
        }
        return fits;
    }

    private @Nullable ColumnType type(List<byte[]> cells, NumberForm numbers, DateForm dates) {
        if (cells.isEmpty()) {
            return null;
        }
        Map<ColumnType, Integer> counts = new EnumMap<>(ColumnType.class);
        for (byte[] value : cells) {
            cell.read(value);
            counts.merge(types.of(cell, numbers, dates), 1, Integer::sum);
        }
        double enough = cells.size() * MOST;
        int whole = counts.getOrDefault(ColumnType.INTEGER, 0);
        if (whole < enough) {
            counts.merge(ColumnType.DECIMAL, whole, Integer::sum);
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= enough)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ColumnType.STRING);
    }
}
