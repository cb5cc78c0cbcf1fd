package dev.cloakroom.application.tasks.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.application.tasks.csv.columns.CsvFailure.Reason;
import dev.cloakroom.application.tasks.csv.summary.SchemaProposal;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.ColumnType;
import dev.cloakroom.domain.tasks.options.DateForm;
import dev.cloakroom.domain.tasks.options.NumberForm;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                ",#a,b\\n1,x;y\\n2,z\\n",
                ";#a;b\\n1,5;2,5\\n3,5;4,5\\n",
                "\\t#a\\tb\\n1\\tx,y\\n2\\tz,\\n",
                "|#a|b|c\\n1|2|3\\n",
                ",#only\\none\\ntwo\\n"
            })
    void theDelimiterIsFound(String delimiter, String file) {
        var cleaned = Cleaned.of(file.replace("\\n", "\n").replace("\\t", "\t"));
        assertThat(chosen(cleaned, "delimiter")).isEqualTo(Json.of(delimiter.replace("\\t", "\t")));
        assertThat(cleaned.summary().counts().rejected()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16le", "utf-16be", "windows-1252"})
    void theEncodingIsFoundAndTheResultIsUtf8(String encoding) {
        String file = "name,town\nM\u00fcller,Z\u00fcrich\nS\u00e1nchez,C\u00e1diz\nLef\u00e8vre,Orl\u00e9ans\n";
        var cleaned = Cleaned.of(file.getBytes(Charset.forName(encoding)));
        assertThat(chosen(cleaned, "encoding")).isEqualTo(Json.of(encoding));
        assertThat(cleaned.result()).isEqualTo(file.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16le", "utf-16be"})
    void aByteOrderMarkIsNoPartOfTheFirstName(String encoding) {
        var cleaned = Cleaned.of("\uFEFFid,b\n1,2\n".getBytes(Charset.forName(encoding)));
        assertThat(cleaned.result()).isEqualTo("id,b\r\n1,2\r\n");
    }

    @ParameterizedTest
    @CsvSource({"Shift_JIS,Shift_JIS", "windows-1251,windows-1251", "GB18030,GB18030", "UTF-32LE,UTF-32"})
    void anotherEncodingIsAFailureThatNamesIt(String encoding, String told) {
        String text = told.equals("windows-1251")
                ? "\u0438\u043c\u044f,\u0433\u043e\u0440\u043e\u0434\n\u0410\u043d\u043d\u0430,\u041c\u043e\u0441\u043a\u0432\u0430\n"
                : told.equals("GB18030")
                        ? "\u59d3\u540d,\u57ce\u5e02\n\u738b\u4f1f,\u5317\u4eac\n\u674e\u5a1c,\u4e0a\u6d77\n"
                        : "\u306a\u307e\u3048,\u307e\u3061\n\u3055\u304f\u3089,\u304a\u304a\u3055\u304b\n";
        byte[] file = (told.equals("UTF-32") ? "\uFEFF" + text : text).getBytes(Charset.forName(encoding));
        var failure = catchThrowableOfType(CsvFailure.class, () -> Cleaned.of(file));
        assertThat(failure.reason()).isEqualTo(Reason.ENCODING_UNKNOWN);
        assertThat(failure.detail()).contains(told);
    }

    @Test
    void oneBadByteRejectsItsRowAndChangesNothingElse() {
        byte[] file = "a,b\n1,caf?\n2,Z\u00fcrich\n3,n?l\n".getBytes(StandardCharsets.UTF_8);
        file[9] = (byte) 0xE9;
        file[file.length - 3] = 0;
        var cleaned = Cleaned.of(file);
        assertThat(chosen(cleaned, "encoding")).isEqualTo(Json.of("utf-8"));
        assertThat(cleaned.faults()).containsExactly("2 b encoding", "4 b encoding");
        assertThat(cleaned.result()).isEqualTo("a,b\r\n2,Z\u00fcrich\r\n");
        assertThat(new String(cleaned.rejectBytes(), StandardCharsets.ISO_8859_1))
                .contains("\"1,caf\u00e9\"");
    }

    @Test
    void titleLinesAreSkippedAndTold() {
        var cleaned = Cleaned.of("Orders of May\n\nid,name,town\n1,A,Bern\n2,B,Basel\n");
        assertThat(chosen(cleaned, "skip_lines")).isEqualTo(Json.of(2));
        assertThat(cleaned.result()).isEqualTo("id,name,town\r\n1,A,Bern\r\n2,B,Basel\r\n");
        assertThat(Cleaned.of("x\ny\nid,name\n1,A\n", "skip_lines", 2).result()).isEqualTo("id,name\r\n1,A\r\n");
    }

    @Test
    void aFooterIsSuspectedAndSkippable() {
        String file = "id,name,town\n1,A,Bern\n2,B,Basel\nTotal,2\n";
        var cleaned = Cleaned.of(file);
        assertThat(cleaned.faults()).containsExactly("4  too-few-fields");
        assertThat(cleaned.summary().counts().raggedAtEnd()).isEqualTo(1);
        assertThat(Cleaned.of(file, "skip_footer", 1).faults()).isEmpty();
        assertThat(Cleaned.of(file, "skip_footer", 3).result()).isEqualTo("id,name,town\r\n");
    }

    @Test
    void aFooterThatMemoryCannotHoldIsRefused() {
        var row = "x".repeat(1 << 20) + ",2\n";
        var file = "a,b\n" + row.repeat(40);
        assertThat(Cleaned.of(file, "skip_footer", 5).summary().counts().rows()).isEqualTo(35);
        var failure = catchThrowableOfType(CsvFailure.class, () -> Cleaned.of(file, "skip_footer", 39));
        assertThat(failure.reason()).isEqualTo(CsvFailure.Reason.FOOTER_TOO_LARGE);
    }

    @Test
    void aHeaderIsToldFromData() {
        assertThat(chosen(Cleaned.of("1,2\n3,4\n"), "header")).isEqualTo(Json.of(false));
        assertThat(chosen(Cleaned.of("id,n\n3,4\n"), "header")).isEqualTo(Json.of(true));
        assertThat(Cleaned.of("1,2\n3,4\n").result()).isEqualTo("1,2\r\n3,4\r\n");
    }

    @Test
    void missingAndRepeatedNamesAreMadeVisible() {
        var cleaned = Cleaned.of("a,,a,a_2\n1,2,3,4\nx,y,z,w\n", "header", true);
        assertThat(cleaned.result()).startsWith("a,column_2,a_3,a_2\r\n");
        assertThat(cleaned.summary().reading().renamed()).hasSize(2);
        var twice = catchThrowableOfType(
                CsvFailure.class, () -> Cleaned.of("a,a\n1,2\n", "columns", List.of(Cleaned.json("name", "a"))));
        assertThat(twice.reason()).isEqualTo(Reason.COLUMN_AMBIGUOUS);
        var missing = catchThrowableOfType(
                CsvFailure.class, () -> Cleaned.of("a,b\n1,2\n", "columns", List.of(Cleaned.json("name", "c"))));
        assertThat(missing.reason()).isEqualTo(Reason.COLUMN_MISSING);
    }

    @Test
    void howNumbersAndDatesAreWrittenIsFoundByColumn() {
        var cleaned =
                Cleaned.of("price;day;us;plain\n1.234,50;31.01.2026;01/31/2026;1.5\n7,25;01.02.2026;12/01/2025;2\n");
        assertThat(cleaned.column("price").type()).isEqualTo(ColumnType.DECIMAL);
        assertThat(cleaned.column("price").written().numbers()).isEqualTo(new NumberForm(true, '.'));
        assertThat(cleaned.column("day").written().dates()).isEqualTo(DateForm.DOTS);
        assertThat(cleaned.column("us").written().dates()).isEqualTo(DateForm.MONTH_FIRST);
        assertThat(cleaned.column("plain").mean()).isEqualTo(1.75);
    }

    @Test
    void postcodesStayText() {
        assertThat(Cleaned.of("zip,n\n01067,1\n10115,2\n").column("zip").type()).isEqualTo(ColumnType.STRING);
    }

    @Test
    void whatWasFoundCanBeSentBackAsOptions() {
        String file = "Report\nid;price;day;note\n1;1,50;31.01.2026;x\n2;2,50;01.02.2026;y\n";
        var first = Cleaned.of(file);
        var options = TaskOptions.checked(SchemaProposal.of(first.summary()));
        var again = Cleaned.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), options, 1);
        assertThat(again.resultBytes()).isEqualTo(first.resultBytes());
        assertThat(again.rejects()).isEqualTo(first.rejects());
    }

    @Test
    void anEmptyFileIsAFailure() {
        for (String file : List.of("", "\n\r\n\n", "\uFEFF")) {
            var failure = catchThrowableOfType(CsvFailure.class, () -> Cleaned.of(file));
            assertThat(failure.reason()).isEqualTo(Reason.FILE_EMPTY);
        }
    }

    @Test
    void gzipIsBoundedAndDamageIsTold() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            byte[] lines = "1,2\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 64; i++) {
                gzip.write(lines);
            }
        }
        byte[] bomb = packed.toByteArray();
        assertThat(catchThrowableOfType(CsvFailure.class, () -> Cleaned.of(bomb))
                        .reason())
                .isEqualTo(Reason.GZIP_BOMB);
        byte[] cut = Arrays.copyOf(bomb, 5000);
        assertThat(catchThrowableOfType(CsvFailure.class, () -> Cleaned.of(cut)).reason())
                .isEqualTo(Reason.GZIP_CORRUPT);
    }

    private static Json chosen(Cleaned cleaned, String setting) {
        return cleaned.summary().reading().choices().stream()
                .filter(choice -> choice.setting().equals(setting))
                .findFirst()
                .orElseThrow()
                .chosen();
    }
}
