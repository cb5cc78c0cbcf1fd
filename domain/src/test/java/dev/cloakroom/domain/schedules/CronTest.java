package dev.cloakroom.domain.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    /// 2026-01-01 is a Thursday.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *             | 2026-01-01T10:00:00 | 2026-01-01T10:01",
                "* * * * *             | 2026-01-01T10:00:59 | 2026-01-01T10:01",
                "* * * * *             | 2026-12-31T23:59    | 2027-01-01T00:00",
                "*/15 * * * *          | 2026-01-01T10:44:59 | 2026-01-01T10:45",
                "*/15 * * * *          | 2026-01-01T10:45    | 2026-01-01T11:00",
                "30 9 * * *            | 2026-01-01T09:29    | 2026-01-01T09:30",
                "30 9 * * *            | 2026-01-01T09:30    | 2026-01-02T09:30",
                "0 9,17 * * *          | 2026-01-01T09:00    | 2026-01-01T17:00",
                "5-10/2 8-9 * * *      | 2026-01-01T08:05    | 2026-01-01T08:07",
                "5-10/2 8-9 * * *      | 2026-01-01T08:09    | 2026-01-01T09:05",
                "0 0 1 * *             | 2026-01-01T00:00    | 2026-02-01T00:00",
                "0 0 31 * *            | 2026-01-31T00:00    | 2026-03-31T00:00",
                "0 0 * * 1-5           | 2026-01-02T00:00    | 2026-01-05T00:00",
                "0 0 * * mon-FRI       | 2026-01-02T00:00    | 2026-01-05T00:00",
                "0 0 * * 0             | 2026-01-01T00:00    | 2026-01-04T00:00",
                "0 0 * * 7             | 2026-01-01T00:00    | 2026-01-04T00:00",
                "0 0 * * fri-sun       | 2026-01-03T00:00    | 2026-01-04T00:00",
                "0 0 * * fri-sun       | 2026-01-04T00:00    | 2026-01-09T00:00",
                "0 0 * jul *           | 2026-01-01T00:00    | 2026-07-01T00:00",
                "0 0 13 * 5            | 2026-01-01T00:00    | 2026-01-02T00:00",
                "0 0 13 * 5            | 2026-01-09T00:00    | 2026-01-13T00:00",
                "0 0 */2 * 1           | 2026-01-01T00:00    | 2026-01-05T00:00",
                "0 0 31 2 1            | 2026-02-01T00:00    | 2026-02-02T00:00",
                "0 0 29 2 *            | 2026-01-01T00:00    | 2028-02-29T00:00",
                "0 0 29 2 *            | 2028-02-29T00:00    | 2032-02-29T00:00",
                "0 0 29 2 *            | 2096-02-29T00:00    | 2104-02-29T00:00",
                "0 0 29 2 *            | 1999-12-31T00:00    | 2000-02-29T00:00",
                "59 23 31 12 *         | 2026-12-31T23:59    | 2027-12-31T23:59"
            })
    void theNextMomentIsTheFirstThatMatches(String pattern, LocalDateTime after, LocalDateTime next) {
        assertThat(Cron.parse(pattern).after(after)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 0 *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5/15 * * * *",
                "10-5 * * * *",
                "-1 * * * *",
                "1,,2 * * * *",
                "1, * * * *",
                "a * * * *",
                "* * * foo *",
                "* mon * * *",
                "1.5 * * * *",
                "+1 * * * *",
                "@daily",
                "0 0 31 2 *",
                "0 0 30 feb *",
                "0 0 31 4,6,9,11 *",
                "100 * * * *",
                "*/100 * * * *",
                "* * * * L",
                "٣ * * * *"
            })
    void whatIsNoPatternIsRefusedWithASentence(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Cron.parse(text))
                .withMessageEndingWith(".");
    }

    @Test
    void blanksBetweenFieldsDoNotCount() {
        var cron = Cron.parse("  0   9 *  * mon ");
        assertThat(cron.text()).isEqualTo("0 9 * * mon");
        assertThat(cron).isEqualTo(Cron.parse("0 9 * * mon"));
    }

    @Test
    void aYearOfLeapHasThreeHundredAndSixtySixDays() {
        var days = new ArrayList<LocalDateTime>();
        Stream.iterate(
                        LocalDateTime.of(2027, 12, 31, 12, 0),
                        day -> day.getYear() < 2029,
                        day -> Cron.parse("0 12 * * *").after(day).orElseThrow())
                .skip(1)
                .forEach(days::add);
        assertThat(days).hasSize(366).contains(LocalDateTime.of(2028, 2, 29, 12, 0));
        assertThat(List.copyOf(days)).isSorted().doesNotHaveDuplicates();
    }
}
