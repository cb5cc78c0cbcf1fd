package dev.cloakroom.application.tasks.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.tasks.csv.PlantedCsv.Dirt;
import dev.cloakroom.application.tasks.csv.PlantedCsv.Planted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantedFaultsTest {

    private static final int ROWS = 20_000;

    @ParameterizedTest
    @CsvSource({"1,lf,1", "2,crlf,2", "3,lf,3"})
    void everyFaultIsFoundAndCleanRowsPassByteForByte(long seed, String lineEnd, int threads) throws IOException {
        var planted = new ArrayList<Planted>();
        var file = new ByteArrayOutputStream();
        var clean = new ByteArrayOutputStream();
        new PlantedCsv(seed, Dirt.HEAVY, lineEnd.equals("lf") ? "\n" : "\r\n", planted::add).write(ROWS, file, clean);

        var cleaned = Cleaned.of(new ByteArrayInputStream(file.toByteArray()), PlantedCsv.options(), threads);
        List<Planted> found = TestRows.of(cleaned.rejectBytes()).stream()
                .skip(1)
                .map(row -> new Planted(Long.parseLong(row.get(0)), row.get(2), row.get(3)))
                .toList();
        assertThat(planted).hasSizeGreaterThan(3000);
        assertThat(found).isEqualTo(planted);
        assertThat(cleaned.result()).isEqualTo(clean.toString(StandardCharsets.UTF_8));
    }
}
