package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Cells;
import dev.cloakroom.domain.tasks.RejectCode;

/// Which of some cells do not fit, and why: what a loop notes that is worth no more than two stores.
final class Marks {

    /// A cell may be too low and too high, and neither match nor be among the values.
    private static final int MOST = 4 * Cells.MOST;

    private final int[] cells = new int[MOST];
    private final RejectCode[] codes = new RejectCode[MOST];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int cell, RejectCode code) {
        cells[size] = cell;
        codes[size] = code;
        size++;
    }

    int size() {
        return size;
    }

    int cell(int index) {
        return cells[index];
    }

    RejectCode code(int index) {
        return codes[index];
    }
}
