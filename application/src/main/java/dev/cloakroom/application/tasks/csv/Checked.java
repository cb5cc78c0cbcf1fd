package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Frequencies;
import dev.cloakroom.application.tasks.csv.cells.Tally;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A batch, and what came of checking its rows one by one. Used again and again, for its large arrays.
final class Checked {

    /// A row that has faults.
    record Rejected(int row, List<Fault> faults) {}

    final Batch batch;

    /// The first row that is data.
    int from;

    /// The rows without faults as they are to be written, and where each of them ends; a row with faults ends where it
    /// begins.
    byte[] text = new byte[1 << 16];

    int length;
    int[] ends = new int[1024];

    final List<Rejected> rejected = new ArrayList<>();
    Tally[] tallies = {};
    Frequencies[] frequencies = {};

    /// Row and column of each cell that is written otherwise than it stood there.
    int[] changes = new int[256];

    int changeCount;

    Checked(Batch batch) {
        this.batch = batch;
    }

    void clear(int columns) {
        length = 0;
        changeCount = 0;
        rejected.clear();
        if (ends.length < batch.rows()) {
            ends = new int[batch.rows() * 2];
        }
        tallies = new Tally[columns];
        Arrays.setAll(tallies, _ -> new Tally());
        if (frequencies.length != columns) {
            frequencies = new Frequencies[columns];
            Arrays.setAll(frequencies, _ -> new Frequencies());
        }
        for (Frequencies column : frequencies) {
            column.clear();
        }
    }

    void change(int row, int column) {
        if (changeCount + 2 > changes.length) {
            changes = Arrays.copyOf(changes, changes.length * 2);
        }
        changes[changeCount++] = row;
        changes[changeCount++] = column;
    }

    /// Makes room for so many bytes of text.
    void reserve(int bytes) {
        if (length + bytes > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + bytes));
        }
    }
}
