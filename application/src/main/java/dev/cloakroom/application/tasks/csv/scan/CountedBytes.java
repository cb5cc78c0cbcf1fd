package dev.cloakroom.application.tasks.csv.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Tells how many bytes have passed.
public final class CountedBytes extends FilterInputStream {

    private long count;

    public CountedBytes(InputStream input) {
        super(input);
    }

    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        count += Math.max(0, got);
        return got;
    }
}
