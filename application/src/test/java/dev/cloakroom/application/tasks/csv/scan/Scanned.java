package dev.cloakroom.application.tasks.csv.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as the scanner found it, in words that a failing test can show.
record Scanned(long number, long line, @Nullable String fault, List<String> cells) {

    static List<Scanned> all(byte[] file, Dialect dialect, int batchSize) {
        return all(new ByteArrayInputStream(file), dialect, batchSize);
    }

    static List<Scanned> all(InputStream file, Dialect dialect, int batchSize) {
        var scanner = new Scanner(file, dialect, batchSize);
        var batch = scanner.newBatch();
        var rows = new ArrayList<Scanned>();
        try {
            while (scanner.next(batch)) {
                for (int row = 0; row < batch.rows(); row++) {
                    rows.add(row(batch, row));
                }
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return rows;
    }

    private static Scanned row(Batch batch, int row) {
        if (batch.isPlain(row)) {
            for (int at = batch.start(row); at < batch.end(row); at++) {
                assertThat(batch.bytes()[at]).as("row %d at %d", row, at).isPositive();
            }
        }
        var cells = new ArrayList<String>();
        var fault = batch.fault(row);
        if (fault != null) {
            int start = batch.start(row);
            cells.add(new String(batch.bytes(), start, batch.end(row) - start, StandardCharsets.ISO_8859_1));
        } else {
            for (int cell = 0; cell < batch.width(row); cell++) {
                cells.add(cell(batch, row, cell));
            }
        }
        return new Scanned(batch.number(row), batch.line(row), fault == null ? null : fault.text(), cells);
    }

    private static String cell(Batch batch, int row, int cell) {
        int start = batch.cellStart(row, cell);
        int end = batch.cellEnd(row, cell);
        boolean quoted = batch.isQuoted(row, cell);
        var text = new String(
                batch.bytes(),
                quoted ? start + 1 : start,
                quoted ? end - start - 2 : end - start,
                StandardCharsets.UTF_8);
        return batch.isEscaped(row, cell) ? text.replace("\"\"", "\"") : text;
    }
}
