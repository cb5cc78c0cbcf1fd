package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Frequencies;
import dev.cloakroom.application.tasks.csv.cells.Tally;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A batch, and what came of checking its rows one by one. Used again and again, for its large arrays.
final class Checked {

    private static final Comparator<Fault> BY_COLUMN =
            Comparator.comparingInt(fault -> fault.column() == null ? -1 : fault.column().index);

    final Batch batch;

    /// The first row that is data.
    int from;

    /// The rows without faults as they are to be written, and where each of them ends; a row with faults ends where it
    /// begins.
    byte[] text = new byte[1 << 16];

    int length;
    int[] ends = new int[1024];

    /// Of each row that has some, in the order of the columns.
    final NavigableMap<Integer, List<Fault>> faults = new TreeMap<>();

    /// The rows that have some.
    private final BitSet faulty = new BitSet();

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
        faults.clear();
        faulty.clear();
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

    /// Adds a fault behind those that are known of the row.
    void fault(int row, Fault fault) {
        faultsOf(row).add(fault);
    }

    /// Adds a fault among those that are known of the row, by the order of the columns.
    void faultInOrder(int row, Fault fault) {
        var known = faultsOf(row);
        known.add(fault);
        known.sort(BY_COLUMN);
    }

    private List<Fault> faultsOf(int row) {
        faulty.set(row);
        return faults.computeIfAbsent(row, _ -> new ArrayList<>(2));
    }

    boolean isFaulty(int row) {
        return faulty.get(row);
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
