package dev.cloakroom.application.tasks.csv.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.tasks.csv.scan.Dialect;
import dev.cloakroom.domain.tasks.options.ColumnType;
import dev.cloakroom.domain.tasks.options.DateForm;
import dev.cloakroom.domain.tasks.options.NumberForm;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTypesTest {

    private final CellTypes types = new CellTypes();
    private final Cell cell = new Cell(Dialect.RFC_4180);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER|0 -7 +12 007 99999999999999999999|1.5 1e3 - + 1,000 12a 0x1F ''",
                "DECIMAL|1.5 -.5 5. 1e3 1E-300 12345678901234567890.5|. e5 1e 1.2.3 1,5 NaN Infinity 1e9999 --1",
                "BOOLEAN|true FALSE yes No t f 1 0|2 maybe ja truee",
                "DATE|2024-02-29 0001-01-01 9999-12-31|2023-02-29 2024-2-9 2024-13-01 2024-00-10 24-01-01 2024-01-01x",
                "DATETIME|2024-01-01T00:00 2024-01-01T23:59:59.123456789Z 2024-01-01T00:00:00+05:30"
                        + "|2024-01-01 2024-01-01T24:00 2024-01-01T12:60 2024-01-01T1:00 2024-01-01T10:00+25:00",
                "EMAIL|a@b.ch a.b+c@x-y.example.com j\u00f6rg@m\u00fcnchen.de"
                        + "|a@b @b.ch a@ a..b@c.de .a@b.ch a@b..ch a@-b.ch a@b@c.de a(b)@c.de",
                "UUID|123e4567-e89b-12d3-a456-426614174000 ABCDEFAB-CDEF-ABCD-EFAB-CDEFABCDEFAB"
                        + "|123e4567e89b12d3a456426614174000 123e4567-e89b-12d3-a456-42661417400g",
                "URL|http://a https://x.example:8080/p?q=1#f HTTP://user@h/ http://[::1]/"
                        + "|ftp://a.ch http:// http:/a https://a:b/ http://a/<b> htp://a"
            })
    void aTypeHasTheseCellsAndNotThose(ColumnType type, String good, String bad) {
        for (String text : good.split(" ")) {
            assertThat(is(type, text)).as(text).isTrue();
        }
        for (String text : bad.split(" ")) {
            assertThat(is(type, text)).as(text).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "true|.|1.234,5 1.234.567 -12,5 12|1,234.5 1.23 12.34,5 1234.567,8 .123",
                "false|,|1,234.5 1,234,567 12.5|1.234,5 1,23 ,123",
                "true|'|1'234,5|1'23"
            })
    void separatorsOfThousandsStandWhereTheyMust(boolean comma, char thousands, String good, String bad) {
        var form = new NumberForm(comma, thousands);
        for (String text : good.split(" ")) {
            cell.read(text.getBytes(StandardCharsets.UTF_8));
            assertThat(types.is(ColumnType.DECIMAL, cell, form, DateForm.ISO))
                    .as(text)
                    .isTrue();
        }
        for (String text : bad.split(" ")) {
            cell.read(text.getBytes(StandardCharsets.UTF_8));
            assertThat(types.is(ColumnType.DECIMAL, cell, form, DateForm.ISO))
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void numbersAreTheNearestDoubles() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            var number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(30) - 5);
            String text = random.nextBoolean() ? number.toPlainString() : number.toString();
            assertThat(is(ColumnType.DECIMAL, text)).as(text).isTrue();
            assertThat(types.number.value()).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void boundsAreComparedWithoutRounding() {
        assertThat(is(ColumnType.DECIMAL, "9007199254740993")).isTrue();
        var bound = new BigDecimal("9007199254740992");
        assertThat(types.number.compareTo(bound, bound.doubleValue())).isPositive();
    }

    @Test
    void datesAreThoseOfTheCalendar() {
        for (int year : new int[] {1, 4, 100, 400, 1582, 1900, 1970, 2000, 2023, 2024, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    String text = "%04d-%02d-%02d".formatted(year, month, day);
                    assertThat(is(ColumnType.DATE, text)).as(text).isEqualTo(exists(text));
                    if (exists(text)) {
                        assertThat(types.time.instant())
                                .isEqualTo(LocalDate.parse(text).toEpochDay() * 86_400_000_000L);
                    }
                }
            }
        }
    }

    @Test
    void timesAreInstants() {
        for (String text :
                new String[] {"2024-02-29T23:59:59.123456Z", "1969-12-31T00:00:00-18:00", "2024-01-01T00:00:00+05:30"
                }) {
            assertThat(is(ColumnType.DATETIME, text)).isTrue();
            var expected = OffsetDateTime.parse(text).toInstant();
            assertThat(types.time.instant()).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, expected));
        }
    }

    /// These are read eight bytes at a time: no other byte at any place may pass for one that is right.
    @ParameterizedTest
    @CsvSource({
        "UUID,        0a9F45aF-ABCD-4bcd-8000-123456789abc, [0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        "DATE,        2011-12-11,                           [0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
        "DATETIME,    2011-12-11T11:11:11,"
                + "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
                + "[Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]|[+-]11)",
        "BOOLEAN,     false,                                (?i)false",
        "BOOLEAN,     1,                                    [01tfynTFYN]"
    })
    void anyOtherByteAtAnyPlaceIsFound(ColumnType type, String text, String regex) {
        for (int place = 0; place < text.length(); place++) {
            for (char other = 0; other < 256; other++) {
                String changed = text.substring(0, place) + other + text.substring(place + 1);
                cell.read(changed.getBytes(StandardCharsets.ISO_8859_1));
                boolean is = types.is(type, cell, NumberForm.PLAIN, DateForm.ISO);
                assertThat(is).as("%s at %d: %d", text, place, (int) other).isEqualTo(changed.matches(regex));
            }
        }
    }

    private boolean is(ColumnType type, String text) {
        cell.read((text.equals("''") ? "" : text).getBytes(StandardCharsets.UTF_8));
        return types.is(type, cell, NumberForm.PLAIN, DateForm.ISO);
    }

    private static boolean exists(String date) {
        try {
            var _ = LocalDate.parse(date);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
