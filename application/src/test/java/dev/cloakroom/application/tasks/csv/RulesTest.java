package dev.cloakroom.application.tasks.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void formulasAreNeutralizedAndNumbersAreNot() {
        String file = "a,b\n=1+1,-12.5\n@x,+41 44 123\n-5%,-1.234,5\n";
        var cleaned = Cleaned.of(file.replace("-1.234,5", "\"-1.234,50\""));
        assertThat(cleaned.result()).isEqualTo("a,b\r\n'=1+1,-12.5\r\n'@x,+41 44 123\r\n-5%,\"-1.234,50\"\r\n");
        assertThat(cleaned.column("a").changed()).isEqualTo(2);
        assertThat(cleaned.column("b").changed()).isZero();
        assertThat(Cleaned.of("a,b\n=1+1,-x\n", "neutralize_formulas", false).result())
                .isEqualTo("a,b\r\n=1+1,-x\r\n");
        assertThat(Cleaned.of("a,b\n\"=SUM(1,\"\"2\"\")\",-x\n").result())
                .isEqualTo("a,b\r\n\"'=SUM(1,\"\"2\"\")\",'-x\r\n");
    }

    @Test
    void rejectsAreSafeInASpreadsheetToo() {
        var cleaned = Cleaned.of("a,b\n=cmd(),2,3\n=x,y\n", "columns", List.of(column("a", "type", "integer")));
        assertThat(cleaned.rejects()).contains(",\"'=cmd(),2,3\"\r\n").contains(",\"'=x\",\"'=x,y\"\r\n");
    }

    @Test
    void cellsAreTrimmedFilledRenamedAndSelected() {
        var cleaned = Cleaned.of(
                "id,name,state,note\n1,  Jo\u00a0 ,,x\n2,\" a,b \",old,y\n",
                "columns",
                List.of(
                        column("name", "trim", true, "rename", "who"),
                        column("state", "default", "new", "required", true)),
                "select",
                List.of("state", "name"));
        assertThat(cleaned.result()).isEqualTo("state,who\r\nnew,Jo\r\nold,\"a,b\"\r\n");
        assertThat(cleaned.column("name").changed()).isEqualTo(2);
        assertThat(cleaned.column("state").changed()).isEqualTo(1);
    }

    @Test
    void theResultIsInTheDialectAskedFor() {
        var cleaned = Cleaned.of(
                "a;b\n1,5;\"x\"\"y\"\n'q;t\tt\n", "output", Cleaned.json("delimiter", "\t", "line_end", "lf"));
        assertThat(cleaned.result()).isEqualTo("a\tb\n1,5\t\"x\"\"y\"\n'q\t\"t\tt\"\n");
        assertThat(Cleaned.of("'a','b'\n'it''s','x\"y'\n'p',q\n", "quote", "'", "delimiter", ",")
                        .result())
                .isEqualTo("a,b\r\nit's,\"x\"\"y\"\r\np,q\r\n");
        assertThat(Cleaned.of("a,b\n\"x\\\"y\",\"c\\\\\"\n", "escape", "\\").result())
                .isEqualTo("a,b\r\n\"x\"\"y\",c\\\r\n");
    }

    @Test
    void theResultIsPackedWhenAsked() throws IOException {
        var cleaned = Cleaned.of("a,b\n1,2\n", "output", Cleaned.json("gzip", true));
        var plain = new GZIPInputStream(new ByteArrayInputStream(cleaned.resultBytes())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo("a,b\r\n1,2\r\n");
    }

    @Test
    void ofRowsWithTheSameKeyTheFirstAcceptedStays() {
        var cleaned = Cleaned.of(
                "a,b,n\nx,yz,bad\nxy,z,1\nx,yz,2\nx,yz,3\n,,4\n,,5\n",
                "dedupe_by",
                List.of("a", "b"),
                "columns",
                List.of(column("n", "type", "integer")));
        assertThat(cleaned.result()).isEqualTo("a,b,n\r\nxy,z,1\r\nx,yz,2\r\n,,4\r\n");
        assertThat(cleaned.summary().counts().duplicates()).isEqualTo(2);
        assertThat(cleaned.summary().counts().rejected()).isEqualTo(1);
    }

    @Test
    void emptyCellsAreNoDuplicatesAndTheFirstValueIsTheOneThatCounts() {
        var cleaned = Cleaned.of("k,n\nA,1\nA,2\n,3\n,4\n\"A\",5\n", "columns", List.of(column("k", "unique", true)));
        assertThat(cleaned.faults()).containsExactly("3 k unique", "6 k unique");
    }

    @Test
    void boundsAreNumbersDatesOrCharacters() {
        var cleaned = Cleaned.of(
                "n,d,t,s\n5,2026-01-01,2026-01-01T00:00:00Z,\u00e4\u00f6\n4.99,2025-12-31,2026-01-01T00:00:00+01:00,abc\n",
                "columns",
                List.of(
                        column("n", "type", "decimal", "min", 5),
                        column("d", "type", "date", "min", "2026-01-01"),
                        column("t", "type", "datetime", "min", "2026-01-01T00:00:00Z"),
                        column("s", "max", 2)));
        assertThat(cleaned.faults()).containsExactly("3 n min", "3 d min", "3 t min", "3 s max");
    }

    @Test
    void aPatternMatchesTheWholeCell() {
        var cleaned =
                Cleaned.of("a,b\nAB12,1\nxAB12,2\n", "columns", List.of(column("a", "pattern", "[A-Z]{2}[0-9]{2}")));
        assertThat(cleaned.faults()).containsExactly("3 a pattern");
    }

    @Test
    void aGiantCellIsRejectedAndItsValueShortened() {
        var cleaned = Cleaned.of("a,b\n" + "x".repeat(300_000) + ",1\ny,2\n");
        assertThat(cleaned.faults()).containsExactly("2 a too-long");
        assertThat(cleaned.result()).isEqualTo("a,b\r\ny,2\r\n");
        assertThat(cleaned.rejects().length()).isLessThan(70_000);
    }

    @Test
    void anInterruptedRunEnds() {
        var input = new ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        var clean = new CleanCsv(TaskOptions.DEFAULT, new InMemoryScratch());
        Thread.currentThread().interrupt();
        assertThat(catchThrowableOfType(
                        InterruptedException.class,
                        () -> clean.run(
                                input, OutputStream.nullOutputStream(), new ByteArrayOutputStream(), (_, _, _) -> {})))
                .isNotNull();
    }

    @Test
    void aShareOfRejectsIsJudgedAtTheEnd() {
        var rules = List.of(column("a", "type", "integer"));
        String file = "a,b\n1,2\nx,3\n4,5\n6,7\n";
        assertThat(Cleaned.of(file, "max_rejects", 0.25, "columns", rules)
                        .summary()
                        .counts()
                        .rejected())
                .isEqualTo(1);
        assertThat(catchThrowableOfType(CsvFailure.class, () -> Cleaned.of(file, "max_rejects", 0.2, "columns", rules))
                        .code())
                .isEqualTo("too-many-rejects");
    }

    private static Json column(String name, Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = "name";
        all[1] = name;
        System.arraycopy(more, 0, all, 2, more.length);
        return Cleaned.json(all);
    }
}
