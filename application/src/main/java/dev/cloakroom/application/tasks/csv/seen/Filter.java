package dev.cloakroom.application.tasks.csv.seen;

/// A Bloom filter whose bits of one key lie in one cache line (Putze, Sanders, Singler 2007).
final class Filter {

    private static final int WORDS = 8;
    private static final int BITS = WORDS * Long.SIZE;
    private static final int PROBES = 5;
    private static final int BITS_PER_KEY = 10;
    private static final long ODD = 0xC2B2AE3D27D4EB4FL;

    private final long[] words;
    private final int blocks;

    /// @param most bits, be the keys ever so many
    Filter(long keys, long most) {
        long bits = Math.min(keys * BITS_PER_KEY, most);
        blocks = (int) Math.max(1, bits / BITS);
        words = new long[blocks * WORDS];
    }

    void add(long key) {
        long mixed = key * ODD;
        int block = block(mixed);
        for (int probe = 0; probe < PROBES; probe++) {
            words[block + (int) (mixed & (WORDS - 1))] |= 1L << ((mixed >>> 3) & 63);
            mixed >>>= 9;
        }
    }

    boolean mayHold(long key) {
        long mixed = key * ODD;
        int block = block(mixed);
        for (int probe = 0; probe < PROBES; probe++) {
            if ((words[block + (int) (mixed & (WORDS - 1))] & (1L << ((mixed >>> 3) & 63))) == 0) {
                return false;
            }
            mixed >>>= 9;
        }
        return true;
    }

    private int block(long mixed) {
        return (int) (((mixed >>> 45) * blocks) >>> 19) * WORDS;
    }
}
