package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.domain.tasks.options.ColumnType;
import dev.cloakroom.domain.tasks.options.DateForm;
import dev.cloakroom.domain.tasks.options.NumberForm;
import java.util.Locale;
import java.util.Set;

/// Whether a cell is of a type. After a number or a time was read, its value is in [#number] and [#time].
public final class CellTypes {

    /// From the most special to the most general.
    private static final ColumnType[] BY_SPECIALITY = {
        ColumnType.INTEGER,
        ColumnType.DECIMAL,
        ColumnType.DATE,
        ColumnType.DATETIME,
        ColumnType.UUID,
        ColumnType.EMAIL,
        ColumnType.URL
    };

    private static final Set<String> FLAGS = Set.of("true", "false", "yes", "no", "y", "n", "t", "f", "1", "0");
    private static final int LONGEST_FLAG = 5;

    public final NumberCell number = new NumberCell();
    public final TimeCell time = new TimeCell();

    public boolean is(ColumnType type, Cell cell, NumberForm numbers, DateForm dates) {
        byte[] bytes = cell.bytes;
        return switch (type) {
            case STRING -> true;
            case INTEGER -> number.read(bytes, cell.from, cell.to, numbers) && number.isWhole();
            case DECIMAL -> number.read(bytes, cell.from, cell.to, numbers);
            case BOOLEAN -> isFlag(cell);
            case DATE -> time.readDate(bytes, cell.from, cell.to, dates);
            case DATETIME -> time.readDateTime(bytes, cell.from, cell.to, dates);
            case EMAIL -> Addresses.isEmail(bytes, cell.from, cell.to);
            case UUID -> Addresses.isUuid(bytes, cell.from, cell.to);
            case URL -> Addresses.isUrl(bytes, cell.from, cell.to);
        };
    }

    /// The most special type that the cell has. `0` and `1` are integers here, not booleans.
    public ColumnType of(Cell cell, NumberForm numbers, DateForm dates) {
        for (ColumnType type : BY_SPECIALITY) {
            if (is(type, cell, numbers, dates)) {
                return type;
            }
        }
        return isFlag(cell) ? ColumnType.BOOLEAN : ColumnType.STRING;
    }

    private static boolean isFlag(Cell cell) {
        return cell.length() <= LONGEST_FLAG && FLAGS.contains(cell.text().toLowerCase(Locale.ROOT));
    }
}
