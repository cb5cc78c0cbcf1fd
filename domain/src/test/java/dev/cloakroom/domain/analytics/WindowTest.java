package dev.cloakroom.domain.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:30Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void bothDatesAreIncluded() {
        assertThat(Window.of("2026-03-28", "2026-03-29", "Europe/Berlin").period(DAY, NOW))
                .isEqualTo(period("2026-03-27T23:00:00Z", "2026-03-29T22:00:00Z"));
    }

    @Test
    void whatIsLeftOutReachesToNow() {
        assertThat(Window.of(null, null, null).period(Duration.ofHours(1), NOW))
                .isEqualTo(period("2026-11-21T11:00:00Z", "2026-11-21T12:01:00Z"));
        assertThat(Window.of("2026-11-21", null, null).period(DAY, NOW))
                .isEqualTo(period("2026-11-21T00:00:00Z", "2026-11-21T12:01:00Z"));
    }

    @Test
    void minutesAreToldApartForSixHoursAndQuartersAfterThat() {
        assertThat(Window.of("2026-11-21T06:00:59Z", "2026-11-21T06:01:00.001Z", null)
                        .period(DAY, NOW))
                .isEqualTo(period("2026-11-21T06:00:00Z", "2026-11-21T06:02:00Z"));
        assertThat(Window.of("2026-11-20T06:14:59+05:45", "2026-11-20T06:15:01+05:45", null)
                        .period(DAY, NOW))
                .isEqualTo(period("2026-11-20T00:15:00Z", "2026-11-20T00:45:00Z"));
    }

    @Test
    void aReportReachesBackAsFarAsThereAreCountersAndNotBeyondItsOrder() {
        assertThat(Window.of("1999-01-01", "2999-01-01", null).within(DAY.multipliedBy(400), DAY, NOW))
                .contains(period("2025-10-17T12:00:00Z", "2026-11-21T12:01:00Z"));
        assertThat(Window.of("2027-01-01", null, null).within(DAY.multipliedBy(400), DAY, NOW))
                .isEmpty();
    }

    @Test
    void inEveryZoneOfTodayDaysBeginWithAQuarterOfUtc() {
        var begin = Instant.parse("2024-01-01T00:00:00Z");
        for (var name : ZoneId.getAvailableZoneIds()) {
            var rules = ZoneId.of(name).getRules();
            assertThat(rules.getOffset(begin).getTotalSeconds() % 900).as(name).isZero();
            for (var change = rules.nextTransition(begin);
                    change != null && change.getInstant().isBefore(Instant.parse("2030-01-01T00:00:00Z"));
                    change = rules.nextTransition(change.getInstant())) {
                assertThat(change.getOffsetAfter().getTotalSeconds() % 900)
                        .as(name)
                        .isZero();
                assertThat(change.getInstant().getEpochSecond() % 900).as(name).isZero();
            }
        }
    }

    @Test
    void aDayIsAsLongAsItIs() {
        assertThat(days("2026-03-29", "Europe/Berlin")).containsExactly(Duration.ofHours(23));
        assertThat(days("2026-10-25", "Europe/Berlin")).containsExactly(Duration.ofHours(25));
        assertThat(days("2026-04-05", "Australia/Lord_Howe"))
                .containsExactly(Duration.ofHours(24).plusMinutes(30));
        assertThat(days("2011-12-30", "Pacific/Apia")).isEmpty();
    }

    private static List<Duration> days(String date, String zone) {
        var begin = Instant.parse(date + "T12:00:00Z");
        var id = ZoneId.of(zone);
        return Bucket.DAY
                .cut(new Period(begin.minus(DAY.multipliedBy(2)), begin.plus(DAY.multipliedBy(2))), id, 10)
                .stream()
                .filter(day -> day.from().atZone(id).toLocalDate().toString().equals(date))
                .map(day -> Duration.between(day.from(), day.to()))
                .toList();
    }

    private static Period period(String from, String to) {
        return new Period(Instant.parse(from), Instant.parse(to));
    }
}
