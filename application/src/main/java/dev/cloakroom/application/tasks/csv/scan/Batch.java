package dev.cloakroom.application.tasks.csv.scan;

import dev.cloakroom.domain.tasks.RejectCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Some whole rows of the file: their bytes, and where their cells are. A cell is where it ends, and whether it is
/// quoted; it begins behind the delimiter that ends the one before.
public final class Batch {

    /// Behind the last byte, so that a word can be loaded at any place.
    static final int PADDING = 8;

    /// A row with more cells is one with too many; what is behind is counted, not kept.
    static final int MOST_CELLS = 4096;

    /// A batch is full with so many, be its bytes ever so few.
    private static final int MOST_ROWS = 1 << 15;

    private static final int CELLS = 1 << 18;

    /// Marks of a cell, put to the place where it ends.
    static final int QUOTED = 1 << 30;

    static final int ESCAPED = 1 << 31;
    private static final int PLACE = QUOTED - 1;

    byte[] bytes;
    int rows;
    private long firstLine;
    private long firstRow;

    private int[] rowStart = new int[1024];
    private int[] rowEnd = new int[1024];
    private int[] rowLine = new int[1024];
    private int[] rowCells = new int[1024];
    private int[] rowWidth = new int[1024];
    private boolean[] rowPlain = new boolean[1024];
    private @Nullable RejectCode[] rowFault = new RejectCode[1024];
    private int[] cells = new int[8192];
    private int cellCount;
    private int width;

    Batch(int capacity) {
        bytes = new byte[capacity + PADDING];
    }

    /// How much memory its bytes take, whether used or not.
    public int capacity() {
        return bytes.length - PADDING;
    }

    /// Makes room, or gives back what one large row took.
    void resize(int capacity) {
        bytes = Arrays.copyOf(bytes, capacity + PADDING);
    }

    void clear(long line, long row) {
        rows = 0;
        cellCount = 0;
        width = 0;
        firstLine = line;
        firstRow = row;
    }

    /// Notes a cell of the row that is being read: where it ends, and its marks.
    void cell(int end) {
        if (width < MOST_CELLS) {
            if (cellCount == cells.length) {
                cells = Arrays.copyOf(cells, cells.length * 2);
            }
            cells[cellCount++] = end;
        }
        width++;
    }

    boolean isFull() {
        return rows >= MOST_ROWS || cellCount >= CELLS;
    }

    /// Ends the row that is being read.
    void row(int start, int end, long line, @Nullable RejectCode fault, boolean plain) {
        if (rows == rowStart.length) {
            growRows();
        }
        rowStart[rows] = start;
        rowEnd[rows] = end;
        rowLine[rows] = (int) (line - firstLine);
        rowCells[rows] = cellCount - Math.min(width, MOST_CELLS);
        rowWidth[rows] = width;
        rowFault[rows] = fault;
        rowPlain[rows] = plain;
        rows++;
        width = 0;
    }

    /// Forgets the cells of a row whose end is not there yet.
    void abandonRow() {
        cellCount -= Math.min(width, MOST_CELLS);
        width = 0;
    }

    /// Forgets the last rows: they are the footer.
    public void dropLast(int count) {
        rows -= count;
    }

    private void growRows() {
        int size = rows * 2;
        rowStart = Arrays.copyOf(rowStart, size);
        rowEnd = Arrays.copyOf(rowEnd, size);
        rowLine = Arrays.copyOf(rowLine, size);
        rowCells = Arrays.copyOf(rowCells, size);
        rowWidth = Arrays.copyOf(rowWidth, size);
        rowFault = Arrays.copyOf(rowFault, size);
        rowPlain = Arrays.copyOf(rowPlain, size);
    }

    public byte[] bytes() {
        return bytes;
    }

    public int rows() {
        return rows;
    }

    /// The row's number in the file, from 0, the header and what stands above it included.
    public long number(int row) {
        return firstRow + row;
    }

    /// The physical line in which the row begins, from 1.
    public long line(int row) {
        return firstLine + rowLine[row];
    }

    public int start(int row) {
        return rowStart[row];
    }

    /// Behind the row's last byte, without its line end.
    public int end(int row) {
        return rowEnd[row];
    }

    /// Whether all bytes of the row stand for themselves: ASCII, and no NUL. No says nothing: the row may be so all the
    /// same.
    public boolean isPlain(int row) {
        return rowPlain[row];
    }

    /// How many cells the row has; of one with a fault, how many were read before it.
    public int width(int row) {
        return rowWidth[row];
    }

    /// Why the row could not be read; null if it could.
    public @Nullable RejectCode fault(int row) {
        return rowFault[row];
    }

    public int cellStart(int row, int cell) {
        return cell == 0 ? rowStart[row] : (cells[rowCells[row] + cell - 1] & PLACE) + 1;
    }

    /// Behind the cell's last byte; quotes are inside.
    public int cellEnd(int row, int cell) {
        return cells[rowCells[row] + cell] & PLACE;
    }

    public boolean isQuoted(int row, int cell) {
        return (cells[rowCells[row] + cell] & QUOTED) != 0;
    }

    /// Whether there are escaped quotes inside, so that the value is not simply what stands between the quotes.
    public boolean isEscaped(int row, int cell) {
        return (cells[rowCells[row] + cell] & ESCAPED) != 0;
    }
}
