package dev.cloakroom.application.tasks.csv.scan;

import dev.cloakroom.domain.tasks.options.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Another encoding as UTF-8. What is no text there is no UTF-8 here either, so that its cell is found and rejected:
/// a lone surrogate becomes its three bytes, an undefined byte stays what it is.
final class Transcoded extends InputStream {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 4;

    private final InputStream input;
    private final Encoding encoding;
    private final byte[][] table;
    private final byte[] read = new byte[BUFFER];
    private final byte[] text = new byte[BUFFER * 3 + LONGEST];
    private int at;
    private int filled;
    private int kept;

    Transcoded(InputStream input, Encoding encoding) {
        this.input = input;
        this.encoding = encoding;
        this.table = encoding == Encoding.WINDOWS_1252 ? singleBytes(Charset.forName("windows-1252")) : new byte[0][];
    }

    private static byte[][] singleBytes(Charset charset) {
        var table = new byte[256][];
        for (int i = 0; i < table.length; i++) {
            byte[] single = {(byte) i};
            String text = new String(single, charset);
            table[i] = text.equals("\uFFFD") ? single : text.getBytes(StandardCharsets.UTF_8);
        }
        return table;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == filled) {
            int got = input.readNBytes(read, kept, BUFFER - kept) + kept;
            if (got == 0) {
                return -1;
            }
            at = 0;
            filled = 0;
            kept = encoding == Encoding.WINDOWS_1252 ? single(got) : wide(got);
        }
        int given = Math.min(length, filled - at);
        System.arraycopy(text, at, into, from, given);
        at += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private int single(int length) {
        for (int i = 0; i < length; i++) {
            byte[] character = table[read[i] & 0xFF];
            for (byte part : character) {
                text[filled++] = part;
            }
        }
        return 0;
    }

    /// @return how many bytes at the end wait for what follows them
    private int wide(int length) {
        boolean last = length < BUFFER;
        int i = 0;
        while (i + 1 < length) {
            char unit = unit(i);
            if (Character.isHighSurrogate(unit) && i + 3 >= length && !last) {
                break;
            }
            char next = Character.isHighSurrogate(unit) && i + 3 < length ? unit(i + 2) : 0;
            boolean pair = Character.isLowSurrogate(next);
            put(pair ? Character.toCodePoint(unit, next) : unit);
            i += pair ? 4 : 2;
        }
        if (last && i < length) {
            text[filled++] = (byte) 0xFF; // half a character, which no text ends with
            return 0;
        }
        System.arraycopy(read, i, read, 0, length - i);
        return length - i;
    }

    private char unit(int i) {
        int first = read[i] & 0xFF;
        int second = read[i + 1] & 0xFF;
        return (char) (encoding == Encoding.UTF_16LE ? first | (second << 8) : (first << 8) | second);
    }

    private void put(int character) {
        if (character < 0x80) {
            text[filled++] = (byte) character;
            return;
        }
        int shift = character < 0x800 ? 6 : character < 0x10000 ? 12 : 18;
        int lead = shift == 6 ? 0xC0 : shift == 12 ? 0xE0 : 0xF0;
        text[filled++] = (byte) (lead | (character >> shift));
        while (shift > 0) {
            shift -= 6;
            text[filled++] = (byte) (0x80 | ((character >> shift) & 0x3F));
        }
    }
}
