package dev.cloakroom.http.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.InstantSource;

/// Ends with an exception when too many bytes come, or when they come too slowly in all.
final class LimitedStream extends FilterInputStream {

    private final InstantSource clock;
    private final Instant end;
    private long left;

    LimitedStream(InputStream in, long bytes, InstantSource clock, Instant end) {
        super(in);
        this.left = bytes;
        this.clock = clock;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (clock.instant().isAfter(end)) {
            throw new SocketTimeoutException("the answer took too long");
        }
        int count = in.read(bytes, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new TooLargeException("the answer is too large");
        }
        return count;
    }

    /// Who opened the connection drops it; see [OutboundAnswer#close].
    @Override
    public void close() {}

    @Override
    public boolean markSupported() {
        return false;
    }
}
