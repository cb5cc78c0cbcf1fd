package dev.cloakroom.application.tasks.csv.seen;

import dev.cloakroom.application.tasks.csv.Scratch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values themselves and where they stood, one behind the other on the disk.
final class ValueLog implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int HEAD = Long.BYTES + Integer.BYTES;

    private final Scratch scratch;
    private Scratch.@Nullable Spill spill;
    private byte[] buffer = new byte[0];
    private int buffered;
    private long flushed;
    private byte[] read = new byte[256];

    ValueLog(Scratch scratch) {
        this.scratch = scratch;
    }

    /// @return where it can be read
    long append(long line, byte[] value, int from, int to) throws IOException {
        int length = to - from;
        if (buffered + HEAD + length > buffer.length) {
            flush();
            buffer = buffer.length < HEAD + length ? new byte[Math.max(BUFFER, HEAD + length)] : buffer;
        }
        long position = flushed + buffered;
        ByteBuffer.wrap(buffer, buffered, HEAD).putLong(line).putInt(length);
        System.arraycopy(value, from, buffer, buffered + HEAD, length);
        buffered += HEAD + length;
        return position;
    }

    /// @return the line of the value at that position, if it is this one; 0 if it is another
    long lineOf(long position, byte[] value, int from, int to) throws IOException {
        int wanted = HEAD + to - from;
        byte[] bytes = buffer;
        int at = (int) (position - flushed);
        if (position < flushed) {
            bytes = read = read.length < wanted ? new byte[wanted * 2] : read;
            at = 0;
            open().read(position, read, 0, (int) Math.min(wanted, flushed - position));
        }
        var head = ByteBuffer.wrap(bytes, at, HEAD);
        long line = head.getLong();
        boolean same = head.getInt() == to - from && Arrays.equals(bytes, at + HEAD, at + wanted, value, from, to);
        return same ? line : 0;
    }

    private void flush() throws IOException {
        if (buffered > 0) {
            open().append(buffer, 0, buffered);
        }
        flushed += buffered;
        buffered = 0;
    }

    private Scratch.Spill open() throws IOException {
        if (spill == null) {
            spill = scratch.open();
        }
        return spill;
    }

    @Override
    public void close() throws IOException {
        if (spill != null) {
            spill.close();
        }
    }
}
