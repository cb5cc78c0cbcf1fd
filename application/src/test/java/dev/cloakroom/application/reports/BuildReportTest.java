package dev.cloakroom.application.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.blobs.InMemoryBlobs;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.reports.ReportFile;
import dev.cloakroom.domain.reports.ReportType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BuildReportTest {

    private static final String PREFIX =
            "users/00000000-0000-0001-0000-000000000001/reports/019b766a-d000-7000-8000-000000000001/";

    private final InMemoryBlobs blobs = new InMemoryBlobs();

    @Test
    void rowsBecomeAFileOfTheirEpoch() throws Exception {
        var file = build("csv", rows("Moblin", "Lynel"));
        assertThat(file.objectKey()).isEqualTo(PREFIX + "3.csv");
        assertThat(text(file)).isEqualTo("""
                name,id,category,description,image,common_locations,drops,dlc\r
                Moblin,1,monsters,,,,,false\r
                Lynel,2,monsters,,,,,false\r
                """);
        assertThat(file.rows()).isEqualTo(2);
        assertThat(file.contentType()).isEqualTo("text/csv; charset=utf-8");
    }

    @Test
    void sizeAndHashAreThoseOfTheStoredBytes() throws Exception {
        var file = build("csv.gz", rows("Moblin"));
        byte[] stored = bytes(file);
        assertThat(file.sizeBytes()).isEqualTo(stored.length);
        assertThat(file.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(stored)));
        assertThat(text(file)).startsWith("name,id,").contains("Moblin,1,");
    }

    @Test
    void jsonLinesKeepTypesAndFormulas() throws Exception {
        var file = build("jsonl.gz", rows("=Moblin"));
        assertThat(text(file))
                .isEqualTo("{name=\"=Moblin\", id=1, category=\"monsters\", description=null, "
                        + "image=null, common_locations=[], drops=[], dlc=false}\n");
    }

    @Test
    void noRowsAreAFileWithAHeader() throws Exception {
        var file = build("csv.gz", rows());
        assertThat(file.rows()).isZero();
        assertThat(text(file)).startsWith("name,");
    }

    @Test
    void progressIsToldByRowsAndWhereTheSourceIs() throws Exception {
        var execution = execution("csv.gz");
        var ending = handler((_, rows) -> {
                    for (int i = 1; i <= 2000; i++) {
                        rows.add(row("Bokoblin", i));
                    }
                    rows.reached(50);
                    rows.reached(100);
                })
                .run(execution);
        assertThat(ending).isInstanceOf(Ending.Succeeded.class);
        assertThat(execution.told())
                .containsExactly(
                        new Progress(0, "1000 rows"),
                        new Progress(0, "2000 rows"),
                        new Progress(50, "2000 rows"),
                        new Progress(99, "2000 rows"),
                        new Progress(100, "2000 rows"));
    }

    @Test
    void aSourceThatFailsFailsTheAttemptInItsWordsAndLeavesNothing() throws Exception {
        var ending = run("csv.gz", (_, rows) -> {
            rows.add(row("Moblin", 1));
            throw SourceFailure.unavailable("The compendium answered 503.", Duration.ofSeconds(9), null);
        });
        assertThat(ending)
                .isEqualTo(new Ending.Failed(
                        new Failure("dependency-unavailable", "The compendium answered 503."), Duration.ofSeconds(9)));
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayFailsTheAttempt() throws Exception {
        blobs.away(true);
        var ending = run("csv", rows("Moblin"));
        assertThat(ending)
                .isEqualTo(new Ending.Failed(
                        new Failure("dependency-unavailable", "The blob store did not take the file."), null));
    }

    @Test
    void aBugInASourceFliesOnAndLeavesNothing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> run("csv", (_, rows) -> {
                    rows.add(row("Moblin", 1));
                    throw new IllegalStateException("bug");
                }));
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void anInterruptStopsItBetweenTwoRows() {
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> run("csv", (_, rows) -> {
                    rows.add(row("Moblin", 1));
                    Thread.currentThread().interrupt();
                    rows.add(row("Moblin", 2));
                }));
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void anInterruptThatBreaksAConnectionIsNoFaultOfTheStore() {
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> run("csv", (_, _) -> {
                    Thread.currentThread().interrupt();
                    throw new IOException("closed by interrupt");
                }));
    }

    @Test
    void eachTypeNeedsASource() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new BuildReport(List.of(), blobs, String::valueOf));
    }

    private interface Streaming {
        void to(RowSource.Extract extract, RowSource.Rows rows) throws SourceFailure, IOException, InterruptedException;
    }

    private record FixedSource(ReportType type, Streaming streaming) implements RowSource {
        @Override
        public void stream(Extract extract, Rows rows) throws SourceFailure, IOException, InterruptedException {
            streaming.to(extract, rows);
        }
    }

    private ReportFile build(String format, Streaming source) throws Exception {
        return run(format, source) instanceof Ending.Succeeded(var result)
                ? ReportFile.of(result)
                : org.assertj.core.api.Assertions.fail("no success");
    }

    private Ending run(String format, Streaming source) throws InterruptedException {
        return handler(source).run(execution(format));
    }

    private BuildReport handler(Streaming streaming) {
        var sources = Arrays.stream(ReportType.values())
                .<RowSource>map(type -> new FixedSource(type, streaming))
                .toList();
        return new BuildReport(sources, blobs, BuildReportTest::json);
    }

    private static TestExecution execution(String format) {
        return TestExecution.of("compendium_monsters", Map.of(), format);
    }

    private static Streaming rows(String... names) {
        return (_, rows) -> {
            int id = 0;
            for (String name : names) {
                rows.add(row(name, ++id));
            }
        };
    }

    private static List<Json> row(String name, int id) {
        var none = new Json.Arr(List.of());
        var cells = new ArrayList<Json>(List.of(Json.of(name), Json.of(id), Json.of("monsters")));
        cells.addAll(List.of(new Json.Null(), new Json.Null(), none, none, Json.of(false)));
        return cells;
    }

    private byte[] bytes(ReportFile file) throws IOException {
        try (var content = blobs.open(file.objectKey(), null).orElseThrow()) {
            return content.bytes().readAllBytes();
        }
    }

    private String text(ReportFile file) throws IOException {
        try (var content = blobs.open(file.objectKey(), null).orElseThrow();
                InputStream plain =
                        file.objectKey().endsWith(".gz") ? new GZIPInputStream(content.bytes()) : content.bytes()) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Enough to see which values arrive.
    private static String json(Json value) {
        return switch (value) {
            case Json.Obj(var members) -> {
                var shown = new java.util.LinkedHashMap<String, String>();
                members.forEach((name, member) -> shown.put(name, json(member)));
                yield shown.toString();
            }
            case Json.Arr(var items) ->
                items.stream().map(BuildReportTest::json).toList().toString();
            case Json.Str(var text) -> "\"" + text + "\"";
            case Json.Num(var number) -> number.toPlainString();
            case Json.Bool(var bool) -> String.valueOf(bool);
            case Json.Null() -> "null";
        };
    }
}
