package dev.cloakroom.application.tasks.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The rows of an RFC 4180 file as another library reads them.
final class TestRows {

    private TestRows() {}

    static List<List<String>> of(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        return CsvReader.builder().ofCsvRecord(text).stream()
                .map(row -> row.getFields().stream()
                        .map(field -> new String(field.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                        .toList())
                .toList();
    }
}
