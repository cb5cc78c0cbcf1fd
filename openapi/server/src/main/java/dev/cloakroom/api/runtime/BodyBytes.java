package dev.cloakroom.api.runtime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads a body and counts: the length that the client announces may be missing or wrong.
public final class BodyBytes extends FilterInputStream {

    private final long limit;
    private long count;

    public BodyBytes(InputStream in, long announced, long limit) {
        super(in);
        this.limit = limit;
        if (announced > limit) {
            throw new RequestRefusal.PayloadTooLarge(limit);
        }
    }

    @Override
    public int read() throws IOException {
        var read = in.read();
        counted(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = in.read(buffer, offset, length);
        counted(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        var skipped = in.skip(bytes);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(long bytes) {
        count += bytes;
        if (count > limit) {
            throw new RequestRefusal.PayloadTooLarge(limit);
        }
    }
}
