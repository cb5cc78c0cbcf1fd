package dev.cloakroom.api.runtime;

import java.io.IOException;
import java.io.InputStream;

/// Bytes that never lie in memory as a whole. `length` is -1 where it is not known. Who opens it closes it.
public record ByteStream(long length, Source source) {

    public interface Source {
        InputStream open() throws IOException;
    }
}
