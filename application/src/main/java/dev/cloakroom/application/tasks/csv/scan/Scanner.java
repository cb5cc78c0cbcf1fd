package dev.cloakroom.application.tasks.csv.scan;

import dev.cloakroom.domain.tasks.RejectCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the rows and cells of a CSV file in UTF-8, eight bytes at a time. What it finds depends on the bytes alone,
/// not on how they arrive nor on how large a batch is.
///
/// LF, CRLF and CR end a line, also mixed; an empty line is no row. A row is faulty (`quote`) where a quote stands in a
/// cell that does not begin with one, or where text follows a closing quote. Where such a cell spans lines, its opening
/// quote was the mistake: the row then ends with the line in which the quote opened, and the next line is read as if
/// nothing had been. The same where a quote does not close within [#QUOTE_BOUND] bytes or at all.
public final class Scanner {

    /// Within how many bytes a quote must close.
    public static final int QUOTE_BOUND = 1 << 20;

    /// How many bytes a row may have. A longer one is `too-long`, is kept up to here, and ends with the line.
    public static final int ROW_BOUND = 4 << 20;

    private static final int BATCH = 1 << 20;

    private static final long LINE_FEEDS = Words.repeated((byte) '\n');
    private static final long SPACES = Words.repeated((byte) ' ');
    private static final long RETURNS = Words.repeated((byte) '\r');

    /// Instead of a place: the answer is behind the bytes that are there.
    private static final int MORE = -1;

    /// Instead of a place: a quote does not close well.
    private static final int BROKEN = -2;

    private final InputStream input;
    private final int size;
    private final byte delimiter;
    private final byte quote;
    private final boolean doubled;
    private final long delimiters;
    private final long quotes;

    private byte[] rest = new byte[0];
    private boolean ended;
    private boolean skipping;
    private long line = 1;
    private long row;
    private final LineEnds lineEnds = new LineEnds();

    // Of the batch and the row that are being read.
    private Batch batch;
    private byte[] bytes;
    private int limit;
    private int innerLines;
    private int marks;

    /// Not zero where a quoted cell has a byte that is not plain, see [Batch#isPlain].
    private long odd;

    public Scanner(InputStream input, Dialect dialect) {
        this(input, dialect, BATCH);
    }

    /// @param size of a batch in bytes, unless one row is larger
    Scanner(InputStream input, Dialect dialect, int size) {
        this.input = input;
        this.size = size;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.doubled = dialect.doublesQuotes();
        this.delimiters = Words.repeated(delimiter);
        this.quotes = Words.repeated(quote);
        this.batch = newBatch();
        this.bytes = batch.bytes;
    }

    public Batch newBatch() {
        return new Batch(size);
    }

    public LineEnds lineEnds() {
        return lineEnds;
    }

    /// Passes over physical lines above the header, whatever is in them.
    public void skipLines(int count) throws IOException {
        var passed = newBatch();
        for (int skipped = 0; skipped < count; skipped++) {
            skipping = true;
            while (skipping) {
                load(passed);
                if (limit == 0) {
                    return;
                }
                keep(skipLine());
            }
        }
    }

    /// Fills the batch with the next rows.
    ///
    /// @return whether there are any
    public boolean next(Batch into) throws IOException {
        load(into);
        while (limit > 0) {
            into.clear(line, row);
            int end = scan();
            if (into.rows > 0) {
                keep(end);
                row += into.rows;
                return true;
            }
            if (end > 0) {
                keep(end);
                load(into);
            } else {
                into.resize(into.capacity() * 2);
                fill(limit);
            }
        }
        return false;
    }

    private void load(Batch into) throws IOException {
        batch = into;
        if (into.capacity() != size) {
            into.resize(Math.max(size, rest.length));
        }
        System.arraycopy(rest, 0, into.bytes, 0, rest.length);
        fill(rest.length);
    }

    private void fill(int from) throws IOException {
        bytes = batch.bytes;
        int wanted = batch.capacity() - from;
        int got = ended ? 0 : input.readNBytes(bytes, from, wanted);
        ended |= got < wanted;
        limit = from + got;
        Arrays.fill(bytes, limit, limit + Batch.PADDING, (byte) 0);
    }

    private void keep(int from) {
        rest = Arrays.copyOfRange(bytes, from, limit);
    }

    /// @return behind the last whole row
    private int scan() {
        int at = skipping ? skipLine() : 0;
        while (at < limit && !batch.isFull()) {
            byte first = bytes[at];
            int next = first == '\n' || first == '\r' ? emptyLine(at) : row(at);
            if (next == MORE) {
                break;
            }
            at = next;
        }
        return at;
    }

    /// @return behind the line, or behind all there is
    private int skipLine() {
        int end = endOfLine(0);
        int next = end == MORE ? MORE : behind(end);
        if (next == MORE) {
            return end == MORE ? limit : end;
        }
        skipping = false;
        endLine(end, next);
        return next;
    }

    private int emptyLine(int at) {
        int next = behind(at);
        if (next != MORE) {
            endLine(at, next);
            lineEnds.addEmpty();
        }
        return next;
    }

    private int row(int start) {
        innerLines = 0;
        int next = cells(start);
        if (next == MORE) {
            batch.abandonRow();
            if (limit - start > ROW_BOUND + QUOTE_BOUND) {
                return tooLong(start);
            }
        }
        return next;
    }

    /// Reads the cells of one row.
    ///
    /// @return behind the row, or MORE
    private int cells(int start) {
        byte[] all = bytes;
        int window = start;
        marks = 0;
        odd = 0;
        if (all[start] == quote) {
            window = quoted(start);
            if (window < 0) {
                return broken(start, start, window);
            }
        }
        long word = Words.load(all, window);
        long found = specials(word);
        long high = word;
        while (true) {
            while (found == 0) {
                window += Long.BYTES;
                if (window >= limit) {
                    return atLimit(start);
                }
                word = Words.load(all, window);
                found = specials(word);
                high |= word;
            }
            int at = window + Words.index(found);
            found &= found - 1;
            byte special = all[at];
            if (special == delimiter) {
                batch.cell(at | marks);
                marks = 0;
                if (all[at + 1] == quote) {
                    window = quoted(at + 1);
                    if (window < 0) {
                        return broken(start, at + 1, window);
                    }
                    word = Words.load(all, window);
                    found = specials(word);
                    high |= word;
                }
            } else if (special == '\n' || special == '\r') {
                batch.cell(at | marks);
                odd |= high & Words.HIGHS;
                return finish(start, at, null);
            } else if (special == quote) {
                return broken(start, at, BROKEN);
            } else if (special == 0) {
                odd = -1;
            }
        }
    }

    /// Delimiters, quotes and control characters: the line ends among them cost one test instead of two.
    private long specials(long word) {
        return (Words.zeros(word ^ delimiters) | Words.zeros(word ^ quotes) | ((word - SPACES) & ~word)) & Words.HIGHS;
    }

    private int atLimit(int start) {
        if (!ended) {
            return MORE;
        }
        batch.cell(limit | marks);
        odd = -1;
        return finish(start, limit, null);
    }

    /// Finds the end of a quoted cell and sets its marks. Where it is broken, the bytes up to there are read again, but
    /// not again and again: a quote further down that could open another cell would have ended this one.
    ///
    /// @return behind the closing quote, MORE or BROKEN
    private int quoted(int open) {
        int escaped = 0;
        int close = doubled ? nextQuote(open + 1) : nextUnescapedQuote(open + 1);
        while (close != MORE && close - open < QUOTE_BOUND) {
            int next = close + 1;
            if (next == limit) {
                return ended ? closed(open, next, escaped) : MORE;
            }
            byte after = bytes[next];
            if (after == delimiter || after == '\n' || after == '\r') {
                return closed(open, next, escaped);
            }
            if (after != quote || !doubled) {
                return BROKEN;
            }
            escaped = Batch.ESCAPED;
            close = nextQuote(next + 1);
        }
        if (!ended && limit - open < QUOTE_BOUND) {
            return MORE;
        }
        return BROKEN;
    }

    private int closed(int open, int next, int escaped) {
        innerLines += LineEnds.count(bytes, open, next);
        marks = Batch.QUOTED | (doubled ? escaped : Batch.ESCAPED);
        return next;
    }

    private int nextQuote(int from) {
        for (int window = from; window < limit; window += Long.BYTES) {
            long word = Words.load(bytes, window);
            odd |= (word | Words.zeros(word)) & Words.HIGHS;
            long found = Words.zeros(word ^ quotes) & Words.HIGHS;
            if (found != 0) {
                return window + Words.index(found);
            }
        }
        return MORE;
    }

    private int nextUnescapedQuote(int from) {
        odd = -1;
        for (int at = from; at < limit; at++) {
            if (bytes[at] == quote) {
                return at;
            }
            if (bytes[at] == '\\') {
                at++;
            }
        }
        return MORE;
    }

    /// The row has a quote where none can be, or one that does not close.
    ///
    /// @param at where the quote is
    /// @param place MORE or BROKEN
    private int broken(int start, int at, int place) {
        int end = place == MORE ? MORE : endOfLine(at);
        if (end == MORE) {
            return MORE;
        }
        return finish(start, end, RejectCode.QUOTE);
    }

    private int finish(int start, int end, @Nullable RejectCode fault) {
        if (end - start > ROW_BOUND) {
            batch.abandonRow();
            return tooLong(start);
        }
        int next = behind(end);
        if (next != MORE) {
            batch.row(start, end, line, fault, fault == null && odd == 0);
            line += innerLines;
            endLine(end, next);
        }
        return next;
    }

    private int tooLong(int start) {
        int kept = start + ROW_BOUND;
        innerLines = LineEnds.count(bytes, start, kept);
        int end = endOfLine(kept);
        int next = end == MORE ? MORE : behind(end);
        batch.row(start, kept, line, RejectCode.TOO_LONG, false);
        line += innerLines;
        if (next == MORE) {
            skipping = true;
            return end == MORE ? limit : end;
        }
        endLine(end, next);
        return next;
    }

    /// @return where the line of `from` ends, before its line end, or MORE
    private int endOfLine(int from) {
        for (int window = from; window < limit; window += Long.BYTES) {
            long word = Words.load(bytes, window);
            long found = (Words.zeros(word ^ LINE_FEEDS) | Words.zeros(word ^ RETURNS)) & Words.HIGHS;
            if (found != 0) {
                return window + Words.index(found);
            }
        }
        return ended ? limit : MORE;
    }

    /// @return behind the line end that begins there, or MORE
    private int behind(int end) {
        if (end == limit) {
            return limit;
        }
        if (bytes[end] == '\n') {
            return end + 1;
        }
        if (end + 1 == limit && !ended) {
            return MORE;
        }
        return bytes[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private void endLine(int end, int next) {
        line++;
        lineEnds.add(bytes, end, next);
    }
}
