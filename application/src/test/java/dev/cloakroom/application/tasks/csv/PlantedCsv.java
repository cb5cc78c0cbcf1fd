package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/// Makes a file of orders with faults whose places are known: ten typed columns, about 230 bytes a row. The same seed
/// makes the same file.
public final class PlantedCsv {

    /// A fault and where it was put; `column` is empty where it is the row as such.
    public record Planted(long line, String column, String code) {}

    /// What is planted.
    ///
    /// @param cells the share of cells that break a rule
    /// @param rows the share of rows that cannot be read: ragged, or with a quote that does not close
    public record Dirt(double cells, double rows) {
        public static final Dirt USUAL = new Dirt(0.005, 0);
        public static final Dirt HEAVY = new Dirt(0.02, 0.02);
    }

    /// The first rows, whose ids are repeated further down.
    private static final int NEVER_DIRTY = 5;

    private static final String[] COLUMNS = {
        "id", "customer", "email", "amount", "ordered_on", "shipped_at", "gift", "country", "reference", "note"
    };
    private static final String[] COUNTRIES = {"CH", "DE", "FR", "IT", "AT", "NL", "SE", "ES"};
    private static final String[] FIRST = {"Anna", "Jos\u00e9", "Li", "Mar\u00eda", "Otto", "Zo\u00eb", "Ravi", "Ute"};
    private static final String[] LAST = {"M\u00fcller", "Garc\u00eda", "Chen", "O'Neil", "Smith", "Rossi", "Lindqvist"
    };
    private static final String[] WORDS = {
        "please", "leave", "the", "parcel", "at", "door", "ring", "twice", "fragile", "call", "before", "delivery"
    };

    private final SplittableRandom random;
    private final Dirt dirt;
    private final String lineEnd;
    private final Consumer<Planted> planted;
    private final StringBuilder row = new StringBuilder();
    private final StringBuilder file = new StringBuilder();
    private final StringBuilder clean = new StringBuilder();
    private final List<Planted> rowFaults = new ArrayList<>();
    private long line = 1;

    public PlantedCsv(long seed, Dirt dirt, String lineEnd, Consumer<Planted> planted) {
        this.random = new SplittableRandom(seed);
        this.dirt = dirt;
        this.lineEnd = lineEnd;
        this.planted = planted;
    }

    /// The rules that the faults break.
    public static TaskOptions options() {
        return TaskOptions.checked(rules());
    }

    /// The same as a client sends them.
    public static Json rules() {
        return Cleaned.json(
                "columns",
                List.of(
                        Cleaned.json("name", "id", "type", "integer", "required", true, "unique", true, "min", 1),
                        Cleaned.json("name", "customer", "required", true, "max", 60),
                        Cleaned.json("name", "email", "type", "email"),
                        Cleaned.json("name", "amount", "type", "decimal", "min", 0, "max", 100_000),
                        Cleaned.json("name", "ordered_on", "type", "date", "min", "2020-01-01"),
                        Cleaned.json("name", "shipped_at", "type", "datetime"),
                        Cleaned.json("name", "gift", "type", "boolean"),
                        Cleaned.json("name", "country", "enum", List.of(COUNTRIES)),
                        Cleaned.json("name", "reference", "type", "uuid")));
    }

    /// @param result gets the rows without faults, as RFC 4180
    public void write(long rows, OutputStream into, OutputStream result) throws IOException {
        String header = String.join(",", COLUMNS);
        file.append(header).append(lineEnd);
        clean.append(header).append("\r\n");
        line = 2;
        for (long id = 1; id <= rows; id++) {
            row(id);
            if (file.length() > 1 << 16) {
                flush(file, into);
                flush(clean, result);
            }
        }
        flush(file, into);
        flush(clean, result);
    }

    private static void flush(StringBuilder text, OutputStream into) throws IOException {
        into.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void row(long id) {
        row.setLength(0);
        rowFaults.clear();
        for (int i = 0; i < COLUMNS.length; i++) {
            if (i > 0) {
                row.append(',');
            }
            if (i < COLUMNS.length - 1 && id > NEVER_DIRTY && random.nextDouble() < dirt.cells()) {
                bad(i, id);
            } else {
                good(i, id);
            }
        }
        if (id > NEVER_DIRTY && random.nextDouble() < dirt.rows()) {
            breakRow();
        }
        file.append(row).append(lineEnd);
        if (rowFaults.isEmpty()) {
            clean.append(row).append("\r\n");
        }
        rowFaults.forEach(planted);
        line += 1 + row.chars().filter(c -> c == '\n').count();
    }

    private void good(int column, long id) {
        switch (column) {
            case 0 -> row.append(id);
            case 1 -> row.append(pick(FIRST)).append(' ').append(pick(LAST));
            case 2 -> row.append("customer").append(random.nextInt(1_000_000)).append("@mail.example.com");
            case 3 -> row.append(random.nextInt(100_000)).append('.').append(10 + random.nextInt(90));
            case 4 -> date();
            case 5 -> {
                date();
                row.append('T')
                        .append(10 + random.nextInt(14))
                        .append(":30:")
                        .append(10 + random.nextInt(50))
                        .append('Z');
            }
            case 6 -> row.append(random.nextBoolean());
            case 7 -> row.append(pick(COUNTRIES));
            case 8 -> row.append(new UUID(random.nextLong(), random.nextLong()));
            default -> note();
        }
    }

    private void date() {
        row.append(2020 + random.nextInt(6))
                .append('-')
                .append(10 + random.nextInt(3))
                .append('-')
                .append(10 + random.nextInt(18));
    }

    private void note() {
        int words = random.nextInt(28);
        boolean quoted = random.nextInt(4) == 0;
        row.append(quoted ? "\"" : "");
        for (int i = 0; i < words; i++) {
            row.append(pick(WORDS)).append(quoted && i == 2 ? ", " : " ");
        }
        if (quoted && random.nextInt(20) == 0) {
            row.append(random.nextBoolean() ? "say \"\"hello\"\"" : "two\nlines");
        }
        row.append(quoted ? "\"" : "");
    }

    private void bad(int column, long id) {
        switch (column) {
            case 0 -> {
                boolean twice = random.nextBoolean();
                row.append(twice ? id % NEVER_DIRTY + 1 : "no" + id);
                plant(column, twice ? "unique" : "type");
            }
            case 1 -> plant(column, "required");
            case 2 -> append(column, "nobody.example.com", "type");
            case 3 -> {
                switch (random.nextInt(3)) {
                    case 0 -> append(column, "12.5.1", "type");
                    case 1 -> append(column, "-1.00", "min");
                    default -> append(column, "100000.01", "max");
                }
            }
            case 4 -> {
                boolean early = random.nextBoolean();
                append(column, early ? "2019-12-31" : "2023-02-29", early ? "min" : "type");
            }
            case 5 -> append(column, "2024-01-01T25:00:00Z", "type");
            case 6 -> append(column, "maybe", "type");
            case 7 -> append(column, "XX", "enum");
            default -> append(column, "0123", "type");
        }
    }

    private void append(int column, String cell, String code) {
        row.append(cell);
        plant(column, code);
    }

    private void plant(int column, String code) {
        rowFaults.add(new Planted(line, COLUMNS[column], code));
    }

    /// The row cannot be read any more, so that its other faults do not count.
    private void breakRow() {
        rowFaults.clear();
        switch (random.nextInt(3)) {
            case 0 -> {
                row.setLength(row.indexOf(","));
                rowFaults.add(new Planted(line, "", "too-few-fields"));
            }
            case 1 -> {
                row.append(",more");
                rowFaults.add(new Planted(line, "", "too-many-fields"));
            }
            default -> {
                row.setLength(0);
                row.append("1,\"never closed,a,b,c,d,e,f,g,h");
                rowFaults.add(new Planted(line, "customer", "quote"));
            }
        }
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
