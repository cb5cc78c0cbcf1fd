package dev.cloakroom.application.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// GZIP at a level where a report does not wait for its compression.
final class FastGzip extends GZIPOutputStream {

    private static final int BUFFER = 1 << 16;
    private static final int LEVEL = 3;

    FastGzip(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(LEVEL);
    }
}
