package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.application.tasks.csv.scan.Scanner;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The batches of a file without its footer: so many are read ahead that it is known which rows are the last ones.
/// What is read ahead stays in memory, and is bounded. Batches that were given back are filled again.
final class Batches {

    /// In bytes.
    static final int MOST_AHEAD = 32 << 20;

    private final Scanner scanner;
    private final int footer;
    private final Deque<Checked> ahead = new ArrayDeque<>();
    private final Deque<Checked> spare = new ArrayDeque<>();
    private long rowsAhead;
    private long bytesAhead;
    private boolean ended;

    Batches(Scanner scanner, int footer) {
        this.scanner = scanner;
        this.footer = footer;
    }

    /// @return null at the end of the file
    /// @throws CsvFailure when the footer is larger than what may be read ahead
    @Nullable
    Checked next() throws IOException {
        while (!ended && (ahead.isEmpty() || rowsAhead - ahead.element().batch.rows() < footer)) {
            Checked checked = spare.isEmpty() ? new Checked(scanner.newBatch()) : spare.remove();
            if (scanner.next(checked.batch)) {
                ahead.add(checked);
                rowsAhead += checked.batch.rows();
                bytesAhead += checked.batch.capacity();
                refuseLargeFooter();
            } else {
                ended = true;
                dropFooter();
            }
        }
        if (ahead.isEmpty()) {
            return null;
        }
        Checked checked = ahead.remove();
        rowsAhead -= checked.batch.rows();
        bytesAhead -= checked.batch.capacity();
        checked.from = 0;
        return checked;
    }

    private void refuseLargeFooter() {
        if (bytesAhead > MOST_AHEAD && rowsAhead - ahead.element().batch.rows() < footer) {
            throw new CsvFailure(
                    CsvFailure.Reason.FOOTER_TOO_LARGE,
                    "skip_footer asks for " + footer + " records to be left out, and these have more than "
                            + (MOST_AHEAD >> 20) + " MiB: cut them off before the file is sent.");
        }
    }

    private void dropFooter() {
        int left = footer;
        for (var last = ahead.descendingIterator(); left > 0 && last.hasNext(); ) {
            var batch = last.next().batch;
            int dropped = Math.min(left, batch.rows());
            batch.dropLast(dropped);
            left -= dropped;
        }
    }

    void giveBack(Checked checked) {
        spare.add(checked);
    }
}
