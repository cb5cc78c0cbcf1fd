package dev.cloakroom.application.reports;

import dev.cloakroom.application.blobs.FastGzip;
import dev.cloakroom.application.blobs.HashedStream;
import dev.cloakroom.application.blobs.Upload;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.reports.ReportFile;
import dev.cloakroom.domain.reports.ReportFormat;
import dev.cloakroom.domain.reports.ReportKey;
import dev.cloakroom.domain.reports.ReportOrder;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/// Rows, as text, compressed where the format says so, counted and hashed on their way into an upload, which it does
/// not close.
final class ReportOutput implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final ReportFormat format;
    private final RowText text;
    private final HashedStream hashed;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();
    private long rows;

    ReportOutput(ReportOrder order, Upload upload, Function<Json, String> jsonText) throws IOException {
        format = order.format();
        hashed = new HashedStream(upload);
        var into = format.compressed() ? new FastGzip(hashed) : hashed;
        out = new BufferedOutputStream(into, BUFFER);
        text = switch (format) {
            case CSV, CSV_GZ -> new CsvText(order.type().columns());
            case JSONL_GZ -> new JsonLines(order.type().columns(), jsonText);
        };
        text.begin(line);
        flushLine();
    }

    void add(List<Json> cells) throws IOException {
        text.row(cells, line);
        flushLine();
        rows++;
    }

    long rows() {
        return rows;
    }

    /// Everything is written; what is described is what the upload will be.
    ReportFile finish(ReportKey key) throws IOException {
        out.close();
        String sha256 = HexFormat.of().formatHex(hashed.digest());
        return new ReportFile(key.text(), hashed.count(), sha256, rows, format.contentType());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void flushLine() throws IOException {
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
    }
}
