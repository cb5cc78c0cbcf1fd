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
/// Measured on 2 cores in one run (949 MB, 4.3 million rows, ten rules, `unique` on); in brackets what it was before
/// the second try described below, in a run of its own:
///
/// | | wall s | CPU s | MiB |
/// |---|--:|--:|--:|
/// | the whole task | 5.0 (7.3) | 8.6 (12.4) | 182 |
/// | DuckDB, the same job, the same 190,008 rows rejected | 14.7 (19.7) | 22.4 (28.8) | 3,642 |
/// | qsv validate with schema | 12.3 (11.3) | 15.4 (14.4) | 69 |
/// | FastCSV, merely reading | 3.8 (3.2) | 4.1 (3.6) | 133 |
/// | the task without rules | 5.3 (4.9) | 8.7 (8.0) | 182 |
/// | DuckDB, SUMMARIZE | 2.0 (1.7) | 2.8 (3.0) | 226 |
///
/// Reached: 0.45 of DuckDB's wall and CPU (0.34 and 0.38), and the memory. Not reached:
///
/// - The time of FastCSV: 1.3 of its wall, 2.1 of its CPU (2.3 and 3.4 before). A fifth of our processor time is the
///   compiler of a young JVM, and a sixth to a third the kernel, which FastCSV needs for reading only: we write 1 GB.
/// - Twice the time of SUMMARIZE: 2.6 of its wall, 3.1 of its CPU; 2.3 and 2.7 in another run of ours (4.6 s and 7.6 s)
///   held against the same one of DuckDB. It writes no file and starts with compiled code.
/// - A fifth of qsv: 0.4 of its wall, 0.6 of its CPU. The qsv of csv.md took twice as long as this one.
/// - A dirty file in 1.1 of the time of a clean one: 1.5 with a million rows (5.9 s of CPU against 4.1). A row in five
///   is a reject then, and 0.4 of the processor time is the compiler, which has the code for faults to compile too.
///
/// The second try: each question about a column is a small loop of its own instead of one loop for all, which the
/// compiler inlined up to its limits, five times over; the scanner tells which rows are ASCII; dates, times and UUIDs
/// are read eight bytes at a time; what a loop finds wrong it marks and tells of later; rejected rows no longer split
/// the writing. Of what is left to the code itself a third is gathering and hashing cells, a tenth the scanner; no
/// other method has more than a twentieth. A file of 4.8 GB was cleaned in 176 MiB before the second try.
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
