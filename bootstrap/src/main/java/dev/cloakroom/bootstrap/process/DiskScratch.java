package dev.cloakroom.bootstrap.process;

import dev.cloakroom.application.tasks.csv.Scratch;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// [Scratch] in a folder of this machine. A file goes when it is closed, and mostly when the process dies.
public record DiskScratch(Path folder) implements Scratch {

    @Override
    public Spill open() throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "spill-", ".tmp");
        return new FileSpill(FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    private record FileSpill(FileChannel file) implements Spill {

        @Override
        public void append(byte[] bytes, int from, int length) throws IOException {
            var left = ByteBuffer.wrap(bytes, from, length);
            while (left.hasRemaining()) {
                file.write(left);
            }
        }

        @Override
        public void read(long position, byte[] into, int from, int length) throws IOException {
            var left = ByteBuffer.wrap(into, from, length);
            while (left.hasRemaining()) {
                if (file.read(left, position + left.position() - from) < 0) {
                    throw new EOFException("behind the end of the spill");
                }
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
