package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.application.tasks.csv.scan.Words;

/// A fast hash of 64 well-mixed bits, the same on every machine. Not for secrets.
public final class Hash64 {

    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD6E8FEB86659FD93L;
    private static final long[] MASKS = masks();

    private Hash64() {}

    private static long[] masks() {
        long[] masks = new long[Long.BYTES];
        for (int i = 1; i < masks.length; i++) {
            masks[i] = -1L >>> (Long.SIZE - i * Byte.SIZE);
        }
        return masks;
    }

    /// There must be seven more bytes behind `to`; what they are does not matter.
    public static long of(byte[] bytes, int from, int to) {
        long hash = (to - from) * SECOND;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = fold(hash ^ Words.load(bytes, at));
        }
        if (at < to) {
            hash = fold(hash ^ (Words.load(bytes, at) & MASKS[to - at]));
        }
        return mixed(hash);
    }

    private static long fold(long value) {
        long high = Math.multiplyHigh(value, FIRST);
        return (value * FIRST) ^ (high + SECOND);
    }

    /// A bijection: different values stay different.
    public static long mixed(long value) {
        long mixed = (value ^ (value >>> 32)) * SECOND;
        mixed = (mixed ^ (mixed >>> 32)) * SECOND;
        return mixed ^ (mixed >>> 32);
    }
}
