package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.application.tasks.csv.scan.Words;
import dev.cloakroom.domain.tasks.options.ColumnType;
import dev.cloakroom.domain.tasks.options.DateForm;
import dev.cloakroom.domain.tasks.options.NumberForm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

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

    private static final long[] FLAGS = Stream.of("true", "false", "yes", "no", "y", "n", "t", "f", "1", "0")
            .mapToLong(CellTypes::word)
            .toArray();
    private static final int LONGEST_FLAG = 5;
    private static final long LETTERS = Words.repeated((byte) 0x40);

    public final NumberCell number = new NumberCell();
    public final TimeCell time = new TimeCell();

    public boolean is(ColumnType type, Cell cell, NumberForm numbers, DateForm dates) {
        return switch (type) {
            case INTEGER -> number.read(cell, numbers) && number.isWhole();
            case DECIMAL -> number.read(cell, numbers);
            case DATE -> time.readDate(cell, dates);
            case DATETIME -> time.readDateTime(cell, dates);
            case STRING, BOOLEAN, EMAIL, UUID, URL -> hasShape(type, cell);
        };
    }

    /// The same for a type that is neither number nor time.
    public static boolean hasShape(ColumnType type, Cell cell) {
        return switch (type) {
            case BOOLEAN -> isFlag(cell);
            case EMAIL -> Addresses.isEmail(cell.bytes, cell.from, cell.to);
            case UUID -> Addresses.isUuid(cell.bytes, cell.from, cell.to);
            case URL -> Addresses.isUrl(cell.bytes, cell.from, cell.to);
            case STRING -> true;
            case INTEGER, DECIMAL, DATE, DATETIME -> throw new IllegalArgumentException(type.text());
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
        if (cell.length() > LONGEST_FLAG || cell.isEmpty()) {
            return false;
        }
        long word = Words.load(cell.bytes, cell.from) & (-1L >>> (Long.SIZE - cell.length() * Byte.SIZE));
        long lower = word | ((word & LETTERS) >>> 1);
        for (long flag : FLAGS) {
            if (flag == lower) {
                return true;
            }
        }
        return false;
    }

    private static long word(String flag) {
        return Words.load(Arrays.copyOf(flag.getBytes(StandardCharsets.US_ASCII), Long.BYTES), 0);
    }
}
