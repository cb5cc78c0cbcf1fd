package dev.cloakroom.domain.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    /// Berlin: gap 2026-03-29 02:00 to 03:00, overlap 2026-10-25 03:00 back to 02:00. New York: gap 2026-03-08 02:00
    /// to 03:00, overlap 2026-11-01 02:00 back to 01:00. Lord Howe, half an hour: overlap 2026-04-05 02:00 back to
    /// 01:30, gap 2026-10-04 02:00 to 02:30. Apia: no 2011-12-30 at all.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *   | Europe/Berlin       | 2026-03-28T02:30+01:00 2026-03-29T03:00+02:00 2026-03-30T02:30+02:00",
                "30 2 * * *   | Europe/Berlin       | 2026-10-24T02:30+02:00 2026-10-25T02:30+02:00 2026-10-26T02:30+01:00",
                "0 3 * * *    | Europe/Berlin       | 2026-10-24T03:00+02:00 2026-10-25T03:00+01:00 2026-10-26T03:00+01:00",
                "0,30 2,3 * * * | Europe/Berlin     | 2026-03-28T03:30+01:00 2026-03-29T03:00+02:00 2026-03-29T03:30+02:00",
                "0 */2 * * *  | Europe/Berlin       | 2026-03-29T00:00+01:00 2026-03-29T03:00+02:00 2026-03-29T04:00+02:00",
                "0 * * * *    | Europe/Berlin       | 2026-03-29T01:00+01:00 2026-03-29T03:00+02:00 2026-03-29T04:00+02:00",
                "30 * * * *   | Europe/Berlin       | 2026-03-29T01:30+01:00 2026-03-29T03:30+02:00 2026-03-29T04:30+02:00",
                "30 * * * *   | Europe/Berlin       | 2026-10-25T02:30+02:00 2026-10-25T02:30+01:00 2026-10-25T03:30+01:00",
                "0 * * * *    | Europe/Berlin       | 2026-10-25T02:00+02:00 2026-10-25T02:00+01:00 2026-10-25T03:00+01:00",
                "30 2 * * *   | America/New_York    | 2026-03-07T02:30-05:00 2026-03-08T03:00-04:00 2026-03-09T02:30-04:00",
                "30 1 * * *   | America/New_York    | 2026-10-31T01:30-04:00 2026-11-01T01:30-04:00 2026-11-02T01:30-05:00",
                "*/30 * * * * | America/New_York    | 2026-11-01T01:30-04:00 2026-11-01T01:00-05:00 2026-11-01T01:30-05:00",
                "15 2 * * *   | Australia/Lord_Howe | 2026-10-03T02:15+10:30 2026-10-04T02:30+11:00 2026-10-05T02:15+11:00",
                "45 1 * * *   | Australia/Lord_Howe | 2026-04-04T01:45+11:00 2026-04-05T01:45+11:00 2026-04-06T01:45+10:30",
                "45 * * * *   | Australia/Lord_Howe | 2026-04-05T01:45+11:00 2026-04-05T01:45+10:30 2026-04-05T02:45+10:30",
                "0 * * * *    | Australia/Lord_Howe | 2026-10-04T01:00+10:30 2026-10-04T03:00+11:00 2026-10-04T04:00+11:00",
                "30 * * * *   | Australia/Lord_Howe | 2026-10-04T01:30+10:30 2026-10-04T02:30+11:00 2026-10-04T03:30+11:00",
                "0 9 * * *    | Pacific/Apia        | 2011-12-29T09:00-10:00 2011-12-31T00:00+14:00 2011-12-31T09:00+14:00",
                "0 12 29 2 *  | Asia/Kathmandu      | 2024-02-29T12:00+05:45 2028-02-29T12:00+05:45 2032-02-29T12:00+05:45",
                "30 2 * * *   | UTC                 | 2026-03-29T02:30Z      2026-03-30T02:30Z      2026-03-31T02:30Z"
            })
    void oneFireTimeFollowsAnotherAcrossAChangeOfTheClocks(String pattern, String zone, String times) {
        var expected = Stream.of(times.split("\\s+"))
                .map(OffsetDateTime::parse)
                .map(OffsetDateTime::toInstant)
                .toList();
        assertThat(next(recurrence(pattern, zone), expected.getFirst().minusSeconds(1), 3))
                .isEqualTo(expected);
    }

    /// All minutes of nine days around each change, one by one: a times-of-day pattern fires where its local times are
    /// first shown or skipped, an hourly one wherever the clocks show it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin 2026-03-29", "Europe/Berlin 2026-10-25", "America/New_York 2026-03-08",
                "America/New_York 2026-11-01", "Australia/Lord_Howe 2026-04-05", "Australia/Lord_Howe 2026-10-04",
                "Pacific/Apia 2011-12-30"
            })
    void fireTimesAreThoseOfTheDefinition(String change) {
        var zone = ZoneId.of(change.split(" ")[0]);
        var day = LocalDateTime.parse(change.split(" ")[1] + "T00:00");
        var random = new Random(7);
        for (int round = 0; round < 100; round++) {
            var cron = Cron.parse(random.nextInt(0, 60) + "," + random.nextInt(0, 60) + " "
                    + (round % 2 == 0 ? "*" : random.nextInt(0, 4) + "," + random.nextInt(0, 24)) + " * * *");
            var from = day.minusDays(4).atZone(zone).toInstant();
            var to = day.plusDays(4).atZone(zone).toInstant();
            assertThat(between(new Recurrence(cron, zone), from, to))
                    .as("%s in %s", cron, zone)
                    .isEqualTo(defined(cron, zone, day, from, to));
        }
    }

    private static List<Instant> defined(Cron cron, ZoneId zone, LocalDateTime day, Instant from, Instant to) {
        var times = new TreeSet<Instant>();
        if (cron.everyHour()) {
            for (var at = from.plusSeconds(60); at.isBefore(to); at = at.plusSeconds(60)) {
                if (cron.matchesAt(LocalDateTime.ofInstant(at, zone))) {
                    times.add(at);
                }
            }
        } else {
            for (var local = day.minusDays(5); local.isBefore(day.plusDays(5)); local = local.plusMinutes(1)) {
                var offsets = zone.getRules().getValidOffsets(local);
                if (cron.matchesAt(local)) {
                    times.add(
                            offsets.isEmpty()
                                    ? zone.getRules().getTransition(local).getInstant()
                                    : local.toInstant(offsets.getFirst()));
                }
            }
        }
        return times.stream().filter(at -> at.isAfter(from) && at.isBefore(to)).toList();
    }

    @Test
    void anHourlyPatternIsAnHourApartAllYear() {
        var times = between(
                recurrence("0 * * * *", "Europe/Berlin"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(times).hasSize(365 * 24 - 1);
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void theMomentItselfIsNotAfterIt() {
        var daily = recurrence("0 9 * * *", "UTC");
        var nine = Instant.parse("2026-01-01T09:00:00Z");
        assertThat(daily.next(nine)).contains(nine.plus(1, ChronoUnit.DAYS));
        assertThat(daily.next(nine.minusNanos(1))).contains(nine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "+02:00", "UTC+2", "europe/berlin", "Europe/Berlin ", "Z"})
    void aZoneIsOneOfTheDatabase(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Recurrence.zone(text));
    }

    private static Recurrence recurrence(String pattern, String zone) {
        return new Recurrence(Cron.parse(pattern), Recurrence.zone(zone));
    }

    private static List<Instant> next(Recurrence recurrence, Instant after, int count) {
        return Stream.iterate(
                        recurrence.next(after).orElseThrow(),
                        at -> recurrence.next(at).orElseThrow())
                .limit(count)
                .toList();
    }

    private static List<Instant> between(Recurrence recurrence, Instant from, Instant to) {
        var times = new ArrayList<Instant>();
        for (var at = recurrence.next(from).orElseThrow();
                at.isBefore(to);
                at = recurrence.next(at).orElseThrow()) {
            times.add(at);
        }
        return times;
    }
}
