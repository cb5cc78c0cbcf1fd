package dev.cloakroom.application.tasks.csv.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes at a time in a plain long (SWAR). The masks have the highest bit of each byte that matches; the first
/// byte is the lowest.
public final class Words {

    public static final long ONES = 0x0101010101010101L;
    public static final long HIGHS = 0x8080808080808080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /// The eight bytes from `at`, all of which must be inside the array.
    public static long load(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    public static long repeated(byte value) {
        return (value & 0xFFL) * ONES;
    }

    /// Has the highest bit of each zero byte, and perhaps of bytes above the lowest zero byte: a match of the lowest is
    /// true, look again at the others. (The exact test costs half as much again.)
    public static long zeros(long word) {
        return (word - ONES) & ~word;
    }

    public static int index(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }
}
