package dev.cloakroom.application.tasks.csv.scan;

import dev.cloakroom.domain.tasks.options.Encoding;
import org.jspecify.annotations.Nullable;

/// Which encoding the beginning of a file speaks for.
///
/// @param encoding null where it is none that is read
/// @param mark how many bytes the byte order mark has
/// @param evidence a clause for a person, such as `it begins with a byte order mark`
record EncodingGuess(@Nullable Encoding encoding, int mark, String evidence) {

    /// One bad byte makes no other encoding: so many bad characters go for each good one.
    private static final int GOOD_FOR_BAD = 20;

    static EncodingGuess of(byte[] sample) {
        if (begins(sample, 0xFF, 0xFE, 0, 0) || begins(sample, 0, 0, 0xFE, 0xFF)) {
            return new EncodingGuess(null, 4, "it looks like UTF-32");
        }
        if (begins(sample, 0xEF, 0xBB, 0xBF)) {
            return new EncodingGuess(Encoding.UTF_8, 3, "it begins with a byte order mark");
        }
        if (begins(sample, 0xFF, 0xFE)) {
            return new EncodingGuess(Encoding.UTF_16LE, 2, "it begins with a byte order mark");
        }
        if (begins(sample, 0xFE, 0xFF)) {
            return new EncodingGuess(Encoding.UTF_16BE, 2, "it begins with a byte order mark");
        }
        return Bytes.count(sample).guess();
    }

    private static boolean begins(byte[] sample, int... mark) {
        if (sample.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((sample[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// @param evenZeros NULs at even places, the first being 0
    /// @param good characters of more than one byte in UTF-8
    /// @param badLines lines with bytes that are none
    /// @param high bytes above ASCII
    /// @param together those of them that follow another one
    /// @param undefined those of them that Windows-1252 does not know
    private record Bytes(
            int length,
            int evenZeros,
            int oddZeros,
            int good,
            int badLines,
            int high,
            int together,
            int letters,
            int kana,
            int undefined) {

        static Bytes count(byte[] sample) {
            int[] zeros = new int[2];
            int good = 0;
            int badLines = 0;
            boolean badLine = false;
            for (int at = 0; at < sample.length; ) {
                int length = Utf8.length(sample, at, sample.length);
                boolean cut = length == 0 && at > sample.length - 4;
                if (sample[at] == 0) {
                    zeros[at & 1]++;
                }
                if (length > 1) {
                    good++;
                } else if (length == 0 && !cut && !badLine) {
                    badLines++;
                    badLine = true;
                } else if (sample[at] == '\n' || sample[at] == '\r') {
                    badLine = false;
                }
                at += Math.max(1, length);
            }
            return highs(sample, zeros, good, badLines);
        }

        private static Bytes highs(byte[] sample, int[] zeros, int good, int badLines) {
            int high = 0;
            int together = 0;
            int letters = 0;
            int kana = 0;
            int undefined = 0;
            for (int at = 0; at < sample.length; at++) {
                int value = sample[at] & 0xFF;
                if (value < 0x80) {
                    continue;
                }
                high++;
                letters += value >= 0xC0 ? 1 : 0;
                kana += value == 0x82 || value == 0x83 ? 1 : 0;
                together += at > 0 && sample[at - 1] < 0 ? 1 : 0;
                undefined += value == 0x81 || value == 0x8D || value == 0x8F || value == 0x90 || value == 0x9D ? 1 : 0;
            }
            return new Bytes(
                    sample.length, zeros[0], zeros[1], good, badLines, high, together, letters, kana, undefined);
        }

        EncodingGuess guess() {
            int units = length / 2;
            if (oddZeros > units / 3 && evenZeros < oddZeros / 10) {
                return new EncodingGuess(Encoding.UTF_16LE, 0, "every other byte is zero");
            }
            if (evenZeros > units / 3 && oddZeros < evenZeros / 10) {
                return new EncodingGuess(Encoding.UTF_16BE, 0, "every other byte is zero");
            }
            if (badLines <= 1 || badLines * GOOD_FOR_BAD < good) {
                return new EncodingGuess(Encoding.UTF_8, 0, utf8Evidence());
            }
            return singleOrDouble();
        }

        private String utf8Evidence() {
            if (badLines > 0) {
                return "all but " + badLines + " of its first lines are well-formed";
            }
            return good > 0 ? "its beginning is well-formed" : "its beginning is ASCII";
        }

        /// In a western language accented letters stand alone; in others they come in words, or in pairs.
        private EncodingGuess singleOrDouble() {
            if (together * 2 <= high && undefined * GOOD_FOR_BAD <= high) {
                return new EncodingGuess(
                        Encoding.WINDOWS_1252, 0, "it is no UTF-8, and its accented letters stand alone");
            }
            if (kana * 4 > high) {
                return new EncodingGuess(null, 0, "it looks like Shift_JIS");
            }
            if (letters * 10 >= high * 9) {
                return new EncodingGuess(null, 0, "it looks like windows-1251 or another alphabet of one byte");
            }
            return new EncodingGuess(null, 0, "it looks like GB18030, Big5 or EUC");
        }
    }
}
