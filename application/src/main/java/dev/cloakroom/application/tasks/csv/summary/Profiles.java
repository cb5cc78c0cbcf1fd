package dev.cloakroom.application.tasks.csv.summary;

import dev.cloakroom.application.tasks.csv.cells.FrequentValues;
import dev.cloakroom.application.tasks.csv.cells.HyperLogLog;
import dev.cloakroom.application.tasks.csv.cells.Tally;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.summary.Summary.Frequent;
import dev.cloakroom.application.tasks.csv.summary.Summary.Profile;
import dev.cloakroom.application.tasks.csv.summary.Summary.Written;
import dev.cloakroom.domain.tasks.options.ColumnType;

/// Makes a column's profile out of what was counted.
public final class Profiles {

    /// So much of a column must be of a type for the column to be it; the rest is told as misfits.
    private static final double MOST = 0.9;

    private static final ColumnType[] OTHERS = {
        ColumnType.BOOLEAN, ColumnType.DATE, ColumnType.DATETIME, ColumnType.EMAIL, ColumnType.UUID, ColumnType.URL
    };

    private Profiles() {}

    public static Profile of(Column column, Tally tally, FrequentValues frequent, HyperLogLog distinct) {
        ColumnType type = type(column, tally);
        boolean asGuessed = type == column.type;
        long misfits = type == ColumnType.STRING ? 0 : tally.filledCells() - count(type, column, tally);
        boolean numbers = type.isNumber() && tally.fitting() > 0;
        return new Profile(
                column.name,
                type,
                tally.filledCells(),
                tally.emptyCells(),
                misfits,
                asGuessed && misfits > 0 ? tally.firstMisfit() : 0,
                tally.changedCells(),
                distinct.estimate(),
                tally.min(),
                tally.max(),
                numbers ? tally.sum() / tally.fitting() : null,
                frequent.top().stream()
                        .map(value -> new Frequent(value.text(), value.count()))
                        .toList(),
                frequent.isExact(),
                new Written(
                        type.isNumber() ? column.numbers : null,
                        type.isTime() ? column.dates : null,
                        column.ambiguous));
    }

    /// Numbers with leading zeros are postcodes or the like: text, unless a rule says otherwise.
    private static ColumnType type(Column column, Tally tally) {
        double enough = tally.filledCells() * MOST;
        if (tally.filledCells() == 0 || (!column.typed && tally.leadingZeros() > tally.filledCells() / 100)) {
            return ColumnType.STRING;
        }
        long whole = count(ColumnType.INTEGER, column, tally);
        if (whole >= enough) {
            return ColumnType.INTEGER;
        }
        if (count(ColumnType.DECIMAL, column, tally) >= enough) {
            return ColumnType.DECIMAL;
        }
        for (ColumnType type : OTHERS) {
            if (count(type, column, tally) >= enough) {
                return type;
            }
        }
        return ColumnType.STRING;
    }

    private static long count(ColumnType type, Column column, Tally tally) {
        long fitting = type == column.type ? tally.fitting() : 0;
        return switch (type) {
            case INTEGER ->
                tally.misfits(type) + (column.type != null && column.type.isNumber() ? tally.wholeNumbers() : fitting);
            case DECIMAL ->
                tally.misfits(type)
                        + tally.misfits(ColumnType.INTEGER)
                        + (column.type != null && column.type.isNumber() ? tally.fitting() : 0);
            case STRING, BOOLEAN, DATE, DATETIME, EMAIL, UUID, URL -> tally.misfits(type) + fitting;
        };
    }
}
