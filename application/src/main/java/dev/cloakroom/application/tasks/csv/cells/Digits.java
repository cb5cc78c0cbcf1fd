package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.application.tasks.csv.scan.Words;
import java.nio.charset.StandardCharsets;

/// A shape of eight characters, digits and what stands between them, that is checked and read in a few steps.
///
/// @param zeros the shape with 0 for every digit
/// @param slack what each byte has left when the shape is taken away: more than that reaches its highest bit
record Digits(long zeros, long slack) {

    /// Instead of pairs: the bytes have another shape.
    static final long NONE = -1;

    /// @param shape eight ASCII characters, 0 for every digit
    static Digits of(String shape) {
        long slack = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            slack = slack << Byte.SIZE | (shape.charAt(i) == '0' ? 0x80 - 10 : 0x80 - 1);
        }
        return new Digits(Words.load(shape.getBytes(StandardCharsets.US_ASCII), 0), slack);
    }

    /// Each byte of the answer is ten times the digit in this place and the one behind it, see [#pair].
    long pairs(byte[] bytes, int at) {
        long digits = Words.load(bytes, at) ^ zeros;
        boolean fits = (((digits + slack) | digits) & Words.HIGHS) == 0;
        return fits ? digits * 10 + (digits >>> Byte.SIZE) : NONE;
    }

    static int pair(long pairs, int place) {
        return (int) (pairs >>> (place * Byte.SIZE)) & 0xFF;
    }
}
