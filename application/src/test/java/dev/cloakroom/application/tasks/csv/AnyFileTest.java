package dev.cloakroom.application.tasks.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Properties of files that nobody thought of.
class AnyFileTest {

    private static final String[] PIECES = {
        "a",
        "\u00e4\u00f6",
        "\u20ac",
        "word",
        "12",
        "1,5",
        "x;y",
        "q\"q",
        "l\nl",
        "t\tt",
        "p|p",
        "=1+1",
        "",
        " ",
        "\\",
        "it's"
    };

    @RepeatedTest(150)
    void anyTableInAnyDialectAndEncodingIsReadBack(RepetitionInfo repetition) throws IOException {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        List<List<String>> table = table(random);
        char delimiter = ",;\t|".charAt(random.nextInt(4));
        String encoding =
                List.of("utf-8", "utf-16le", "utf-16be", "windows-1252").get(random.nextInt(4));
        String written = written(table, delimiter, random);
        byte[] file = written.getBytes(Charset.forName(encoding));
        if (random.nextBoolean()) {
            file = gzip(file);
        }
        var cleaned = Cleaned.of(
                file,
                "delimiter",
                String.valueOf(delimiter),
                "quote",
                "\"",
                "encoding",
                encoding,
                "header",
                true,
                "skip_lines",
                0,
                "neutralize_formulas",
                false);
        assertThat(cleaned.summary().counts().rejected()).isZero();
        assertThat(TestRows.of(cleaned.resultBytes())).isEqualTo(table);
    }

    @RepeatedTest(300)
    void anyBytesAreAcceptedOrRejectedOrAClearFailure(RepetitionInfo repetition) {
        var random = new SplittableRandom(-repetition.getCurrentRepetition());
        byte[] file = new byte[random.nextInt(2000)];
        int range = random.nextBoolean() ? 256 : 128;
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) (random.nextInt(4) == 0 ? ",\n\"\r;".charAt(random.nextInt(5)) : random.nextInt(range));
        }
        var options = TaskOptions.DEFAULT;
        try {
            var one = Cleaned.of(new ByteArrayInputStream(file), options, 1);
            var counts = one.summary().counts();
            assertThat(counts.accepted() + counts.rejected() + counts.duplicates())
                    .isEqualTo(counts.rows());
            var three = Cleaned.of(new ByteArrayInputStream(file), options, 3);
            assertThat(three.resultBytes()).isEqualTo(one.resultBytes());
            assertThat(three.rejectBytes()).isEqualTo(one.rejectBytes());
            assertThat(three.summary()).isEqualTo(one.summary());
        } catch (CsvFailure failure) {
            assertThat(failure.detail()).isNotBlank();
        }
    }

    private static List<List<String>> table(SplittableRandom random) {
        int width = 2 + random.nextInt(4);
        var table = new ArrayList<List<String>>();
        var header = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            header.add("name" + i);
        }
        table.add(header);
        for (int i = random.nextInt(30); i > 0; i--) {
            var row = new ArrayList<String>();
            for (int j = 0; j < width; j++) {
                row.add(PIECES[random.nextInt(PIECES.length)] + PIECES[random.nextInt(PIECES.length)]);
            }
            table.add(row);
        }
        return table;
    }

    private static String written(List<List<String>> table, char delimiter, SplittableRandom random) {
        var file = new StringBuilder();
        for (List<String> row : table) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                boolean quoted =
                        random.nextInt(3) == 0 || cell.chars().anyMatch(c -> c == '"' || c == '\n' || c == delimiter);
                file.append(i > 0 ? String.valueOf(delimiter) : "")
                        .append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
            }
            file.append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return file.toString();
    }

    private static byte[] gzip(byte[] file) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(file);
        }
        return packed.toByteArray();
    }
}
