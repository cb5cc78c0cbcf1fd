package dev.cloakroom.application.tasks.csv.scan;

import dev.cloakroom.domain.tasks.options.TaskOptions.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// How the file is written, and for each finding what speaks for it.
///
/// @param titleLines physical lines above the first row of the table
public record Detection(
        Dialect dialect, String delimiterEvidence, String quoteEvidence, int titleLines, String titleEvidence) {

    private static final int SAMPLE = 1 << 17;
    private static final String TOLD = "the options say so";

    /// Where two part a file equally well, the later one: it is rarer in text.
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private static final double CLEARLY = 0.02;
    private static final int MOST_TITLES = 20;

    /// @param whole whether the sample is all of the file
    public static Detection of(byte[] text, boolean whole, Source told) {
        byte[] sample = text.length > SAMPLE ? Arrays.copyOf(text, SAMPLE) : text;
        return new Detector(sample, whole && text.length <= SAMPLE, told).detect();
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of these
    private record Detector(byte[] sample, boolean whole, Source told) {

        Detection detect() {
            char quote = told.quote() == null ? '"' : told.quote();
            Shape shape = best(quote, told.escape() == null ? quote : told.escape());
            String quoteEvidence = told.quote() == null ? "most files have it" : TOLD;
            if (told.quote() == null && occurrences('"') == 0 && occurrences('\'') > 3) {
                Shape single = best('\'', told.escape() == null ? '\'' : told.escape());
                if (single.quoted() > 1 && single.faulty() == 0 && single.regularity() >= shape.regularity()) {
                    shape = single;
                    quoteEvidence = "cells begin and end with it, and there is no double quote";
                }
            }
            if (told.escape() == null && escapedQuotes(shape.dialect().quote()) > 0) {
                Shape slashed = best((char) shape.dialect().quote(), '\\');
                if (slashed.faulty() < shape.faulty()) {
                    shape = slashed;
                    quoteEvidence += "; a backslash stands before quotes inside cells";
                }
            }
            return finding(shape, quoteEvidence);
        }

        private Detection finding(Shape shape, String quoteEvidence) {
            int titles = told.skipLines() == null && !Boolean.FALSE.equals(told.header()) ? titleLines(shape) : 0;
            return new Detection(
                    shape.dialect(),
                    told.delimiter() == null ? evidence(shape) : TOLD,
                    quoteEvidence,
                    told.skipLines() == null ? titles : told.skipLines(),
                    told.skipLines() == null ? titleEvidence(titles, shape) : TOLD);
        }

        private static String evidence(Shape shape) {
            return shape.width() < 2
                    ? "no delimiter parts the rows, so there is one column"
                    : shape.regular() + " of the first " + shape.count() + " rows have " + shape.width() + " cells";
        }

        private static String titleEvidence(int titles, Shape shape) {
            return titles == 0
                    ? "the first row is as wide as the others"
                    : "they have no more than a few cells, the row below has " + shape.width();
        }

        private Shape best(char quote, char escape) {
            if (told.delimiter() != null) {
                return Shape.of(sample, whole, Dialect.of(told.delimiter(), quote, escape));
            }
            Shape best = null;
            for (char delimiter : DELIMITERS) {
                Shape shape = Shape.of(sample, whole, Dialect.of(delimiter, quote, escape));
                if (best == null || isBetter(shape, best)) {
                    best = shape;
                }
            }
            return Objects.requireNonNull(best);
        }

        private boolean isBetter(Shape shape, Shape best) {
            double more = shape.regularity() - best.regularity();
            if (best.dialect().delimiter() == ',' && more > -0.1 && shape.width() > 1 && commasAreDecimal()) {
                return true;
            }
            return more > CLEARLY || (more >= -CLEARLY && shape.width() > 1 && shape.width() >= best.width());
        }

        /// Whether most commas stand between digits, as in `1,5;2,5`.
        private boolean commasAreDecimal() {
            int commas = 0;
            int decimal = 0;
            for (int at = 1; at + 1 < sample.length; at++) {
                if (sample[at] == ',') {
                    commas++;
                    decimal += isDigit(sample[at - 1]) && isDigit(sample[at + 1]) ? 1 : 0;
                }
            }
            return decimal * 5 > commas * 4;
        }

        private static boolean isDigit(byte value) {
            return value >= '0' && value <= '9';
        }

        private int occurrences(char wanted) {
            int count = 0;
            for (byte value : sample) {
                count += value == wanted ? 1 : 0;
            }
            return count;
        }

        private int escapedQuotes(byte quote) {
            int count = 0;
            for (int at = 1; at < sample.length; at++) {
                count += sample[at] == quote && sample[at - 1] == '\\' ? 1 : 0;
            }
            return count;
        }

        /// Rows with hardly a cell in them above the first full one; where that does not come soon, there are none.
        private static int titleLines(Shape shape) {
            if (shape.width() < 2) {
                return 0;
            }
            for (int row = 0; row < Math.min(MOST_TITLES, shape.count()); row++) {
                if (!isTitle(shape, row)) {
                    boolean table = row > 0 && shape.rows().width(row) == shape.width();
                    return table ? (int) shape.rows().line(row) - 1 : 0;
                }
            }
            return 0;
        }

        private static boolean isTitle(Shape shape, int row) {
            Batch rows = shape.rows();
            int filled = 0;
            for (int cell = 0; cell < Math.min(rows.width(row), Batch.MOST_CELLS); cell++) {
                filled += rows.cellEnd(row, cell) > rows.cellStart(row, cell) ? 1 : 0;
            }
            return rows.fault(row) == null
                    && filled <= Math.max(1, shape.width() / 4)
                    && (shape.width() > 2 || rows.width(row) == 1);
        }
    }
}
