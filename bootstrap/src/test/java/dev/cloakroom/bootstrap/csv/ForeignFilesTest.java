package dev.cloakroom.bootstrap.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.cloakroom.application.tasks.csv.CleanCsv;
import dev.cloakroom.bootstrap.process.DiskScratch;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/// What Python, Go and PostgreSQL write, and a collection of awkward files (`make check-csv` fetches it), is read cell
/// by
/// cell as it was meant.
class ForeignFilesTest {

    private static final List<List<String>> TABLE = List.of(
            List.of("id", "text", "more"),
            List.of("1", "plain", ""),
            List.of("2", "a \"quoted\" word", "\""),
            List.of("3", "comma, semicolon; tab\t", "two\nlines"),
            List.of("4", "\r\n", "\"\n\""),
            List.of("5", " spaces ", "\u00e9\u4e2d\ud83d\ude00"),
            List.of("6", "=1+1", "\\"),
            List.of("7", "\\.", "'"));

    /// Its one row has a quote in a cell without quotes around it, and bytes that are no UTF-8: a reject, not a guess.
    private static final String ILL_FORMED = "location_coordinates.csv";

    private static final Path SPECTRUM = Path.of("target/csv-spectrum/node_modules/csv-spectrum");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"excel", "excel-tab", "unix"})
    void pythonsFilesAreRead(String dialect) throws Exception {
        String program = """
            import csv, json, sys
            csv.writer(sys.stdout, dialect=sys.argv[2]).writerows(json.load(open(sys.argv[1])))
            """;
        assumeTrue(isInstalled("python3"));
        var script = Files.writeString(folder.resolve("write.py"), program);
        assertThat(read(run("python3", "-X", "utf8", script.toString(), table().toString(), dialect)))
                .isEqualTo(TABLE);
    }

    @Test
    void gosFilesAreRead() throws Exception {
        String program = """
            package main
            import ("encoding/csv"; "encoding/json"; "os")
            func main() {
                data, _ := os.ReadFile(os.Args[1])
                var rows [][]string
                _ = json.Unmarshal(data, &rows)
                _ = csv.NewWriter(os.Stdout).WriteAll(rows)
            }
            """;
        assumeTrue(isInstalled("go"));
        var script = Files.writeString(folder.resolve("write.go"), program);
        assertThat(read(run("go", "run", script.toString(), table().toString())))
                .isEqualTo(TABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", DELIMITER ';'", ", FORCE_QUOTE *"})
    void postgresqlsFilesAreRead(String options) throws Exception {
        var file = new ByteArrayOutputStream();
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("CREATE TEMP TABLE written (id text, text text, more text)");
            for (List<String> row : TABLE.subList(1, TABLE.size())) {
                handle.execute("INSERT INTO written VALUES (?, ?, ?)", row.toArray());
            }
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY written TO STDOUT (FORMAT csv, HEADER" + options + ")", file);
            handle.execute("DROP TABLE written");
        });
        assertThat(read(file.toByteArray())).isEqualTo(TABLE);
    }

    @Test
    void awkwardFilesAreRead() throws IOException {
        assumeTrue(Files.isDirectory(SPECTRUM), "make check-csv fetches them");
        try (Stream<Path> files = Files.list(SPECTRUM.resolve("csvs"))) {
            for (Path file : files.sorted().toList()) {
                if (file.endsWith(ILL_FORMED)) {
                    assertThat(clean(Files.readAllBytes(file), new ByteArrayOutputStream()))
                            .isEqualTo(1);
                    continue;
                }
                String name = file.getFileName().toString().replace(".csv", ".json");
                var expected = Files.readString(SPECTRUM.resolve("json").resolve(name));
                assertThat(objects(read(Files.readAllBytes(file)))).as(name).isEqualTo(JsonText.read(expected));
            }
        }
    }

    private Path table() throws IOException {
        var rows = TABLE.stream()
                .map(row -> (Json) new Json.Arr(row.stream().map(Json::of).toList()))
                .toList();
        return Files.writeString(folder.resolve("table.json"), JsonText.write(new Json.Arr(rows)));
    }

    private List<List<String>> read(byte[] file) {
        var result = new ByteArrayOutputStream();
        assertThat(clean(file, result)).isZero();
        return CsvReader.builder().ofCsvRecord(result.toString(StandardCharsets.UTF_8)).stream()
                .map(row -> List.copyOf(row.getFields()))
                .toList();
    }

    /// @return how many rows were rejected
    private long clean(byte[] file, OutputStream result) {
        var options = TaskOptions.checked(
                new Json.Obj(Map.of("header", Json.of(true), "neutralize_formulas", Json.of(false))));
        try {
            return new CleanCsv(options, new DiskScratch(folder))
                    .run(new ByteArrayInputStream(file), result, OutputStream.nullOutputStream(), (_, _, _) -> {})
                    .counts()
                    .rejected();
        } catch (IOException | InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static Json objects(List<List<String>> table) {
        var objects = new ArrayList<Json>();
        for (List<String> row : table.subList(1, table.size())) {
            var members = new LinkedHashMap<String, Json>();
            for (int i = 0; i < row.size(); i++) {
                members.put(table.getFirst().get(i), Json.of(row.get(i)));
            }
            objects.add(new Json.Obj(members));
        }
        return new Json.Arr(objects);
    }

    private byte[] run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return said;
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }
}
