package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.summary.Summary;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

/// What came of cleaning a file.
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of these
record Cleaned(byte[] resultBytes, byte[] rejectBytes, Summary summary) {

    static Cleaned of(String file, Object... namesAndValues) {
        return of(file.getBytes(StandardCharsets.UTF_8), namesAndValues);
    }

    static Cleaned of(byte[] file, Object... namesAndValues) {
        return of(new ByteArrayInputStream(file), TaskOptions.checked(json(namesAndValues)), 2);
    }

    static Cleaned of(InputStream file, TaskOptions options, int threads) {
        var result = new ByteArrayOutputStream();
        var rejects = new ByteArrayOutputStream();
        var scratch = new InMemoryScratch();
        try {
            var summary = new CleanCsv(options, scratch, threads).run(file, result, rejects, (_, _, _) -> {});
            if (scratch.left() != 0) {
                throw new IllegalStateException(scratch.left() + " spills are left open");
            }
            return new Cleaned(result.toByteArray(), rejects.toByteArray(), summary);
        } catch (IOException | InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    String result() {
        return new String(resultBytes, StandardCharsets.UTF_8);
    }

    String rejects() {
        return new String(rejectBytes, StandardCharsets.UTF_8);
    }

    /// Line, column and code of each fault, such as `3 amount type`.
    List<String> faults() {
        return TestRows.of(rejectBytes).stream()
                .skip(1)
                .map(row -> row.get(0) + " " + row.get(2) + " " + row.get(3))
                .toList();
    }

    Summary.Profile column(String name) {
        return summary.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// An object; lists and maps of plain values are arrays and objects.
    static Json.Obj json(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Json>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return new Json.Obj(members);
    }

    private static Json value(Object value) {
        return switch (value) {
            case Json json -> json;
            case String text -> Json.of(text);
            case Boolean flag -> Json.of(flag);
            case Integer number -> Json.of(number);
            case Double number -> new Json.Num(BigDecimal.valueOf(number));
            case List<?> items ->
                new Json.Arr(items.stream().map(Cleaned::value).toList());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }
}
