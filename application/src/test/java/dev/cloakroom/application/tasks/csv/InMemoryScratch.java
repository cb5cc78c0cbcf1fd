package dev.cloakroom.application.tasks.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Knows how many spills are open, so that a test sees one that is forgotten.
public final class InMemoryScratch implements Scratch {

    private int open;

    @Override
    public Spill open() {
        open++;
        return new InMemorySpill();
    }

    public int left() {
        return open;
    }

    private final class InMemorySpill implements Spill {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void append(byte[] from, int start, int length) {
            bytes.write(from, start, length);
        }

        @Override
        public void read(long position, byte[] into, int start, int length) throws IOException {
            if (position + length > bytes.size()) {
                throw new IOException("read behind the end");
            }
            System.arraycopy(bytes.toByteArray(), (int) position, into, start, length);
        }

        @Override
        public void close() {
            open--;
        }
    }
}
