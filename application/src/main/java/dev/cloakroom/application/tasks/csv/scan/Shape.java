package dev.cloakroom.application.tasks.csv.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// What the beginning of a file looks like if it is read in one dialect.
///
/// @param width how many cells most rows have
/// @param regular how many rows have so many
/// @param faulty how many rows cannot be read
record Shape(Dialect dialect, Batch rows, int count, int width, int regular, int faulty, int quoted) {

    private static final int MOST_ROWS = 2000;

    /// @param whole whether the sample is all of the file; else its last row is cut off, and does not count
    static Shape of(byte[] sample, boolean whole, Dialect dialect) {
        InputStream input = new ByteArrayInputStream(sample);
        var scanner = new Scanner(input, dialect, whole ? sample.length + 1 : sample.length);
        var rows = scanner.newBatch();
        try {
            if (!scanner.next(rows)) {
                return new Shape(dialect, rows, 0, 1, 0, 0, 0);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return of(dialect, rows, Math.min(rows.rows(), MOST_ROWS));
    }

    private static Shape of(Dialect dialect, Batch rows, int count) {
        Map<Integer, Integer> widths = new HashMap<>();
        int faulty = 0;
        int quoted = 0;
        int width = 1;
        for (int row = 0; row < count; row++) {
            if (rows.fault(row) != null) {
                faulty++;
                continue;
            }
            int so = widths.merge(rows.width(row), 1, Integer::sum);
            if (so > widths.getOrDefault(width, 0)
                    || (so == widths.getOrDefault(width, 0) && rows.width(row) > width)) {
                width = rows.width(row);
            }
            quoted += rows.isQuoted(row, 0) ? 1 : 0;
        }
        return new Shape(dialect, rows, count, width, widths.getOrDefault(width, 0), faulty, quoted);
    }

    /// From 0, where it parts nothing, to 1.
    double regularity() {
        return width < 2 || count == 0 ? 0 : (double) regular / count;
    }
}
