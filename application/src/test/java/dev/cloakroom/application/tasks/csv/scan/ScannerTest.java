package dev.cloakroom.application.tasks.csv.scan;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {

    private static final String[] PIECES = {
        "",
        "a",
        "word",
        "1.5",
        "\u00e9\u4e2d",
        "n\0l",
        "\ud83d\ude00",
        ",",
        ";",
        "\"",
        "\"\"",
        "\n",
        "\r",
        "\r\n",
        " ",
        "x,y",
        "-",
        "'",
        "\t"
    };

    @RepeatedTest(200)
    void readsAWellFormedFileAsAnotherLibraryDoesWhateverTheSizeOfTheBatch(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        List<List<String>> table = table(random);
        byte[] file = written(table, random).getBytes(StandardCharsets.UTF_8);
        var oracle = CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8)).stream()
                .toList();
        var whole = Scanned.all(file, Dialect.RFC_4180, 1 << 16);
        assertThat(whole).extracting(Scanned::fault).containsOnlyNulls();
        assertThat(whole)
                .extracting(Scanned::cells)
                .isEqualTo(oracle.stream().map(row -> row.getFields()).toList());
        assertThat(whole)
                .extracting(Scanned::line)
                .isEqualTo(
                        oracle.stream().map(row -> row.getStartingLineNumber()).toList());
        for (int size = 1; size <= file.length + 1; size++) {
            assertThat(Scanned.all(file, Dialect.RFC_4180, size)).isEqualTo(whole);
        }
    }

    @RepeatedTest(300)
    void readsAnyBytesTheSameWayWhateverTheSizeOfTheBatch(RepetitionInfo repetition) {
        var random = new SplittableRandom(-repetition.getCurrentRepetition());
        var file = new ByteArrayOutputStream();
        for (int i = random.nextInt(60); i > 0; i--) {
            file.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            file.write(random.nextInt(20) == 0 ? random.nextInt(256) : ',');
        }
        byte[] bytes = file.toByteArray();
        for (Dialect dialect : List.of(Dialect.RFC_4180, Dialect.of(';', '\'', '\\'), Dialect.of('\t', '"', '\\'))) {
            var whole = Scanned.all(bytes, dialect, 1 << 16);
            for (int size = 1; size <= bytes.length + 1; size++) {
                assertThat(Scanned.all(bytes, dialect, size)).isEqualTo(whole);
            }
            assertThat(Scanned.all(new Trickle(bytes), dialect, 16)).isEqualTo(whole);
        }
    }

    @Test
    void rowsOfAsciiAloneAreKnownToBePlain() throws IOException {
        var file = String.join(
                "\n",
                "plain,\"q,\n\"\"\",3",
                "accent at the \u00e9nd",
                "plain",
                "\"quoted, with a NUL\0\",2",
                "plain",
                "\"an \u00e4 in quotes\",2",
                "plain",
                "a NUL\0,4",
                "plain",
                "the last is not looked at");
        var scanner =
                new Scanner(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Dialect.RFC_4180, 1 << 10);
        var batch = scanner.newBatch();
        assertThat(scanner.next(batch)).isTrue();
        var plain = new ArrayList<Boolean>();
        for (int row = 0; row < batch.rows(); row++) {
            plain.add(batch.isPlain(row));
        }
        assertThat(plain).containsExactly(true, false, true, false, true, false, true, false, true, false);
    }

    @Test
    void countsPhysicalLinesWhateverEndsThem() {
        byte[] file = "a\r\nb\nc\rd\r\r\ne,\"1\r\n2\r3\n4\"\nf".getBytes(StandardCharsets.UTF_8);
        assertThat(Scanned.all(file, Dialect.RFC_4180, 1 << 10))
                .extracting(row -> row.cells().getFirst() + row.line())
                .containsExactly("a1", "b2", "c3", "d4", "e6", "f10");
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 12, 1 << 16, 1 << 20, 3 << 20})
    void aQuoteThatIsNotClosedSoonCostsItsOwnRowOnly(int size) {
        byte[] file = Arrays.copyOf("a,\"b\nc,d\n".getBytes(StandardCharsets.UTF_8), 3 << 20);
        Arrays.fill(file, 9, file.length, (byte) 'x');
        for (int at = 100; at < file.length; at += 100) {
            file[at] = '\n';
        }
        var rows = Scanned.all(file, Dialect.RFC_4180, size);
        assertThat(rows.get(0)).isEqualTo(new Scanned(0, 1, "quote", List.of("a,\"b")));
        assertThat(rows.get(1)).isEqualTo(new Scanned(1, 2, null, List.of("c", "d")));
        assertThat(rows).hasSize(2 + (file.length - 1) / 100 + 1);
        assertThat(rows.getLast().line()).isEqualTo(rows.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 16, 1 << 20, 5 << 20})
    void aRowWithoutEndIsCutAndTheNextOneRead(int size) {
        byte[] file = new byte[11 << 20];
        Arrays.fill(file, (byte) 'y');
        file[4] = '\n';
        file[file.length - 3] = '\r';
        file[file.length - 2] = '\n';
        var rows = Scanned.all(file, Dialect.RFC_4180, size);
        assertThat(rows).extracting(Scanned::fault).containsExactly(null, "too-long", null);
        assertThat(rows).extracting(Scanned::line).containsExactly(1L, 2L, 3L);
        assertThat(rows.get(1).cells().getFirst()).hasSize(Scanner.ROW_BOUND);
    }

    private static List<List<String>> table(SplittableRandom random) {
        int width = 1 + random.nextInt(4);
        var table = new ArrayList<List<String>>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            var row = new ArrayList<String>();
            for (int j = 0; j < width; j++) {
                row.add(PIECES[random.nextInt(PIECES.length)] + PIECES[random.nextInt(PIECES.length)]);
            }
            table.add(row);
        }
        return table;
    }

    private static String written(List<List<String>> table, SplittableRandom random) {
        var file = new StringBuilder();
        for (List<String> row : table) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                boolean quoted = cell.isEmpty()
                        || random.nextInt(3) == 0
                        || cell.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
                file.append(i > 0 ? "," : "").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
            }
            file.append(new String[] {"\n", "\r\n", "\r", "\r\r\n"}[random.nextInt(4)]);
        }
        return file.toString();
    }

    /// Gives one byte at a time.
    private static final class Trickle extends FilterInputStream {
        Trickle(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(1, length));
        }
    }
}
