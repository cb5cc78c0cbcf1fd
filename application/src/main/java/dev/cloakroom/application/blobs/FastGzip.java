package dev.cloakroom.application.blobs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// GZIP at a level where nobody waits for its compression.
public final class FastGzip extends GZIPOutputStream {

    private static final int BUFFER = 1 << 16;
    private static final int LEVEL = 3;

    public FastGzip(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(LEVEL);
    }
}
