package dev.cloakroom.application.reports;

import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportKey;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;

/// Streams the rows of a report from their source into the blob store, in constant memory. The object's key carries the
/// epoch, so running twice does no harm.
public final class BuildReport implements JobHandler {

    private final Map<ReportType, RowSource> sources = new EnumMap<>(ReportType.class);
    private final Blobs blobs;
    private final Function<Json, String> jsonText;

    /// There is one source for each type.
    public BuildReport(Collection<RowSource> sources, Blobs blobs, Function<Json, String> jsonText) {
        this.blobs = blobs;
        this.jsonText = jsonText;
        sources.forEach(source -> this.sources.put(source.type(), source));
        if (!this.sources.keySet().equals(EnumSet.allOf(ReportType.class))) {
            throw new IllegalArgumentException("only these types have a source: " + this.sources.keySet());
        }
    }

    @Override
    public String kind() {
        return Report.KIND;
    }

    @Override
    public Ending run(Execution execution) throws InterruptedException {
        try {
            return build(execution, ReportOrder.of(execution.payload()));
        } catch (SourceFailure failed) {
            stopIfInterrupted();
            return new Ending.Failed(failed.failure(), failed.retryAfter());
        } catch (RuntimeException bug) {
            stopIfInterrupted();
            throw bug;
        } catch (IOException _) {
            stopIfInterrupted();
            return new Ending.Failed(
                    new Failure("dependency-unavailable", "The blob store did not take the file."), null);
        }
    }

    /// An interrupt closes the connection that it hits, which is no fault of whoever was at its other end.
    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private Ending build(Execution execution, ReportOrder order)
            throws SourceFailure, IOException, InterruptedException {
        var source = sources.get(order.type());
        if (source == null) {
            throw new IllegalStateException("no source for " + order.type());
        }
        var format = order.format();
        var key = new ReportKey(execution.owner(), execution.id(), execution.epoch(), format.text());
        var kind =
                new BlobKind(format.contentType(), order.fileName(execution.id().createdAt()));
        try (var upload = blobs.upload(key.text(), kind);
                var output = new ReportOutput(order, upload, jsonText)) {
            var extract = new RowSource.Extract(execution.owner(), execution.id(), order);
            source.stream(extract, new CountedRows(output, execution));
            var file = output.finish(key);
            upload.complete();
            execution.progress(100, file.rows() + " rows");
            return new Ending.Succeeded(file.result());
        }
    }
}
