package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.domain.tasks.options.NumberForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Reads a number: a sign, digits with or without separators of thousands, a fraction, an exponent.
public final class NumberCell {

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 1000;
    private static final long EXACT = 1L << 53;

    /// A number is compared by its value; a cell of more digits than a double holds would otherwise take time that
    /// grows
    /// with its exponent.
    private static final int LARGEST_EXPONENT = 400;

    private static final double[] POWERS = powers();

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private NumberForm form = NumberForm.PLAIN;
    private int at;
    private long digits;
    private int count;
    private int fraction;
    private int exponent;
    private boolean negative;
    private boolean whole;
    private boolean leadingZero;
    private double value;

    private static double[] powers() {
        double[] powers = new double[23];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = new BigDecimal(BigInteger.TEN.pow(i)).doubleValue();
        }
        return powers;
    }

    /// @return whether it is a number in this form
    public boolean read(Cell cell, NumberForm written) {
        bytes = cell.bytes;
        from = cell.from;
        to = cell.to;
        form = written;
        digits = 0;
        count = 0;
        fraction = 0;
        exponent = 0;
        whole = true;
        at = from;
        negative = from < to && bytes[from] == '-';
        if (negative || (from < to && bytes[from] == '+')) {
            at++;
        }
        int first = at;
        if (!integral(first)) {
            return false;
        }
        leadingZero = at - first > 1 && bytes[first] == '0';
        if (at < to && bytes[at] == form.decimalMark()) {
            whole = false;
            at++;
            int before = at;
            digits();
            fraction = at - before;
        }
        if (count == 0 || count > LONGEST || !exponent() || at != to) {
            return false;
        }
        value = nearest();
        return true;
    }

    private boolean integral(int first) {
        digits();
        if (form.thousands() == 0 || at == to || bytes[at] != form.thousands()) {
            return true;
        }
        if (at == first || at - first > 3) {
            return false;
        }
        while (at < to && bytes[at] == form.thousands()) {
            at++;
            int group = at;
            digits();
            if (at - group != 3) {
                return false;
            }
        }
        return true;
    }

    private void digits() {
        int begin = at;
        int next = begin;
        long read = digits;
        while (next < to) {
            int digit = bytes[next] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            read = read * 10 + digit;
            next++;
        }
        digits = read;
        at = next;
        count += next - begin;
    }

    private boolean exponent() {
        if (at == to || (bytes[at] | 0x20) != 'e') {
            return true;
        }
        whole = false;
        at++;
        boolean minus = at < to && bytes[at] == '-';
        if (minus || (at < to && bytes[at] == '+')) {
            at++;
        }
        int begin = at;
        int read = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - begin < 3) {
            read = read * 10 + bytes[at] - '0';
            at++;
        }
        exponent = minus ? -read : read;
        return at > begin && read <= LARGEST_EXPONENT;
    }

    /// Whether it has neither fraction nor exponent.
    public boolean isWhole() {
        return whole;
    }

    /// Whether it begins with a zero that adds nothing, as postcodes do.
    public boolean hasLeadingZero() {
        return leadingZero;
    }

    /// The nearest double.
    public double value() {
        return value;
    }

    private double nearest() {
        int scale = fraction - exponent;
        if (count <= MOST_DIGITS && digits < EXACT && Math.abs(scale) < POWERS.length) {
            double near = scale > 0 ? digits / POWERS[scale] : digits * POWERS[-scale];
            return negative ? -near : near;
        }
        return exact().doubleValue();
    }

    /// Compares without rounding; `near` is the double next to `bound`.
    public int compareTo(BigDecimal bound, double near) {
        int order = Double.compare(value, near);
        return order != 0 && !Double.isInfinite(near) ? order : exact().compareTo(bound);
    }

    private BigDecimal exact() {
        String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        if (form.thousands() != 0) {
            text = text.replace(String.valueOf(form.thousands()), "");
        }
        return new BigDecimal(text.replace(form.decimalMark(), '.'));
    }
}
