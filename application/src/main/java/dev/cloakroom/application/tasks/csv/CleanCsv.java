package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.blobs.FastGzip;
import dev.cloakroom.application.tasks.csv.cells.HyperLogLog;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.application.tasks.csv.columns.CsvFailure.Reason;
import dev.cloakroom.application.tasks.csv.columns.Layout;
import dev.cloakroom.application.tasks.csv.columns.Table;
import dev.cloakroom.application.tasks.csv.scan.CountedBytes;
import dev.cloakroom.application.tasks.csv.scan.Detection;
import dev.cloakroom.application.tasks.csv.scan.LineEnds;
import dev.cloakroom.application.tasks.csv.scan.Plain;
import dev.cloakroom.application.tasks.csv.scan.Scanner;
import dev.cloakroom.application.tasks.csv.summary.Profiles;
import dev.cloakroom.application.tasks.csv.summary.Summary;
import dev.cloakroom.application.tasks.csv.summary.Summary.Choice;
import dev.cloakroom.application.tasks.csv.summary.Summary.Profile;
import dev.cloakroom.application.tasks.csv.summary.Summary.Reading;
import dev.cloakroom.application.tasks.csv.summary.Summary.Renaming;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a CSV file once and writes what is clean, what is not, and what it is. Memory is bounded, however large the
/// file; about 150 MB are used at the most with two threads. The three outputs depend on the bytes and the options
/// alone.
public final class CleanCsv {

    /// To be raised with each change of what is written for the same file and options: a task that died under another
    /// engine begins anew.
    public static final String VERSION = "2";

    private final TaskOptions options;
    private final Scratch scratch;
    private final int threads;

    public CleanCsv(TaskOptions options, Scratch scratch) {
        this(options, scratch, 2);
    }

    /// @param threads that check rows, the calling one included; what is found does not depend on it
    public CleanCsv(TaskOptions options, Scratch scratch, int threads) {
        this.options = options;
        this.scratch = scratch;
        this.threads = threads;
    }

    /// Closes none of the streams; flushes both outputs at the end.
    ///
    /// @throws CsvFailure when the file cannot be cleaned as asked; what was written by then is worth nothing
    /// @throws IOException of a stream or of the scratch
    /// @throws InterruptedException when the calling thread was interrupted
    public Summary run(InputStream input, OutputStream result, OutputStream rejects, ProgressListener progress)
            throws IOException, InterruptedException {
        var counted = new CountedBytes(input);
        var plain = Plain.open(counted, options.source().encoding());
        var detection = Detection.of(plain.sample(), plain.whole(), options.source());
        var scanner = new Scanner(plain.text(), detection.dialect());
        scanner.skipLines(detection.titleLines());
        var batches = new Batches(scanner, options.source().skipFooter());
        Checked first = batches.next();
        if (first == null || first.batch.rows() == 0) {
            throw new CsvFailure(Reason.FILE_EMPTY, "The file has no rows.");
        }
        Table table = new Layout(options, detection.dialect(), first.batch).table();
        first.from = table.header() ? 1 : 0;
        var packed = options.output().gzip() ? new FastGzip(result) : null;
        var out = packed == null ? result : packed;
        try (var writer = new WriteRows(table, options.rejectLimit(), scratch, out, rejects);
                var workers = new Workers(threads, () -> new CheckRows(table, first))) {
            new Flow(batches, workers, writer, counted, progress).run(first);
            writer.finish();
            if (packed != null) {
                packed.finish();
                result.flush();
            }
            return new Summary(
                    reading(plain, detection, table, scanner.lineEnds()),
                    writer.counts(),
                    profiles(table, writer, workers.all()));
        }
    }

    /// The loop: read, have checked, write.
    private record Flow(
            Batches batches, Workers workers, WriteRows writer, CountedBytes input, ProgressListener progress) {

        void run(Checked first) throws IOException, InterruptedException {
            for (Checked next = first; next != null; next = batches.next()) {
                workers.add(next);
                while (workers.isBusy()) {
                    write();
                }
            }
            while (!workers.isIdle()) {
                write();
            }
        }

        private void write() throws IOException, InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Checked checked = workers.take();
            writer.write(checked);
            batches.giveBack(checked);
            progress.made(input.count(), writer.read(), writer.rejected());
        }
    }

    private List<Profile> profiles(Table table, WriteRows writer, List<CheckRows> checks) {
        var profiles = new ArrayList<Profile>();
        for (Column column : table.columns()) {
            HyperLogLog distinct = checks.getFirst().distinct(column.index);
            for (CheckRows other : checks.subList(1, checks.size())) {
                distinct.add(other.distinct(column.index));
            }
            profiles.add(Profiles.of(column, writer.tally(column), writer.frequent(column), distinct));
        }
        return profiles;
    }

    private Reading reading(Plain plain, Detection detection, Table table, LineEnds ends) {
        var dialect = detection.dialect();
        var choices = List.of(
                new Choice("encoding", Json.of(plain.encoding().text()), plain.encodingEvidence()),
                new Choice("delimiter", character(dialect.delimiter()), detection.delimiterEvidence()),
                new Choice("quote", character(dialect.quote()), detection.quoteEvidence()),
                new Choice("escape", character(dialect.escape()), detection.quoteEvidence()),
                new Choice("skip_lines", Json.of(detection.titleLines()), detection.titleEvidence()),
                new Choice("header", Json.of(table.header()), table.headerEvidence()),
                new Choice("skip_footer", Json.of(options.source().skipFooter()), "it is never guessed"));
        Map<String, Long> lines = new LinkedHashMap<>();
        lines.put("lf", ends.lf());
        lines.put("crlf", ends.crlf());
        lines.put("cr", ends.cr());
        lines.put("empty", ends.empty());
        var renamed = table.renamed().stream()
                .map(name -> new Renaming(name.position(), name.found(), name.used()))
                .toList();
        return new Reading(plain.gzip(), table.header(), choices, lines, renamed);
    }

    private static Json character(byte value) {
        return Json.of(String.valueOf((char) value));
    }
}
