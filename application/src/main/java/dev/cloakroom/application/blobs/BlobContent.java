package dev.cloakroom.application.blobs;

import java.io.IOException;
import java.io.InputStream;

/// An opened object: `length` bytes will come, out of `size` that it has.
public record BlobContent(InputStream bytes, long length, long size, String contentType) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
