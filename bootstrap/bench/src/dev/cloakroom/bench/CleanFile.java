package dev.cloakroom.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.cloakroom.application.tasks.csv.CleanCsv;
import dev.cloakroom.application.tasks.csv.PlantedCsv;
import dev.cloakroom.application.tasks.csv.PlantedCsv.Dirt;
import dev.cloakroom.application.tasks.csv.summary.SchemaProposal;
import dev.cloakroom.application.tasks.csv.summary.Summary;
import dev.cloakroom.bootstrap.process.DiskScratch;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import dev.cloakroom.persistence.JsonText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Cleans one large CSV file. `bootstrap/bench/clean-file` runs each step in a process of its own, so that time and
/// memory are those of the step, the start of Java included.
///
/// Measured on 2 cores that others kept busy, so in CPU seconds (949 MB, 4.3 million rows, ten rules, `unique` on):
///
/// | | CPU s | MiB |
/// |---|--:|--:|
/// | the whole task; of a file of 4.8 GB | 10.9; 41.8 | 167; 176 |
/// | DuckDB, the same job, the same 190,008 rows rejected | 26.5 | 3,616 |
/// | the task without rules | 10.1 | 168 |
/// | DuckDB, SUMMARIZE | 2.8 | 256 |
/// | FastCSV, merely reading | 4.1 | 122 |
///
/// Not reached: the time of FastCSV, and twice that of SUMMARIZE. About two seconds of ours are the compiler of a
/// young JVM; of the rest half is checking cells, a quarter reading and scanning, a quarter writing.
///
/// Steps: `make ROWS usual|heavy`, `clean`, `profile` (no rules), `fastcsv` (merely reads every field as a string).
final class CleanFile {

    private CleanFile() {}

    static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.out.println("Run bootstrap/bench/clean-file: this one is measured a process at a time.");
            return;
        }
        var folder = Path.of(args[1]);
        var input = folder.resolve("input.csv");
        switch (args[0]) {
            case "make" -> make(input, Long.parseLong(args[2]), args[3].equals("heavy") ? Dirt.HEAVY : Dirt.USUAL);
            case "clean" -> clean(folder, input, PlantedCsv.options());
            case "profile" -> clean(folder, input, TaskOptions.DEFAULT);
            case "fastcsv" -> read(input);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void make(Path input, long rows, Dirt dirt) throws IOException {
        long[] planted = new long[1];
        try (var file = new BufferedOutputStream(Files.newOutputStream(input), 1 << 20)) {
            new PlantedCsv(1, dirt, "\n", _ -> planted[0]++).write(rows, file, OutputStream.nullOutputStream());
        }
        System.out.printf("%,d rows, %,d bytes, %,d faults%n", rows, Files.size(input), planted[0]);
    }

    private static void clean(Path folder, Path input, TaskOptions options) throws IOException, InterruptedException {
        Summary summary;
        try (var file = Files.newInputStream(input);
                var result = Files.newOutputStream(folder.resolve("result.csv"));
                var rejects = Files.newOutputStream(folder.resolve("rejects.csv"))) {
            var clean = new CleanCsv(options, new DiskScratch(folder));
            summary = clean.run(file, result, rejects, (_, _, _) -> {});
        }
        Files.writeString(folder.resolve("summary.json"), JsonText.write(summary.toJson()));
        Files.writeString(folder.resolve("schema.json"), JsonText.write(SchemaProposal.of(summary)));
        var counts = summary.counts();
        System.out.printf("%,d rows, %,d rejected, faults %s%n", counts.rows(), counts.rejected(), counts.codes());
    }

    private static void read(Path input) throws IOException {
        long characters = 0;
        try (var reader = CsvReader.builder().ofCsvRecord(input)) {
            for (var row : reader) {
                for (var field : row.getFields()) {
                    characters += field.length();
                }
            }
        }
        System.out.printf("%,d characters%n", characters);
    }
}
