package dev.cloakroom.application.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MetricsSourceTest {

    private static final Instant ORDERED = Instant.parse("2026-11-21T12:00:30Z");
    private static final UserId OWNER = new UserId(new UUID(0, 1));

    private final InMemoryCounters counters = new InMemoryCounters();
    private final MetricsSource source =
            new MetricsSource(new AnalyticsQueries(counters, InstantSource.fixed(ORDERED.plusSeconds(90))));

    private static final class Taken implements RowSource.Rows {
        private final List<List<Json>> rows = new ArrayList<>();
        private int percent;

        @Override
        public void reached(int reached) {
            percent = reached;
        }

        @Override
        public void add(List<Json> cells) {
            rows.add(cells);
        }
    }

    @Test
    void thereIsARowForEachStepUpToTheOrder() throws Exception {
        counters.ended(CountersContract.run(
                OWNER, Instant.parse("2026-11-20T10:00:00Z"), Duration.ofSeconds(2), Duration.ofMillis(30)));
        counters.received(OWNER, Instant.parse("2026-11-21T11:59:59Z"));
        var taken = stream(Map.of("from", "2026-11-19", "to", "2026-12-31", "bucket", "day"));
        assertThat(taken.rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(ReportType.METRICS.columns()));
        assertThat(taken.rows.get(1))
                .startsWith(Json.of("2026-11-20T00:00:00Z"), Json.of("2026-11-21T00:00:00Z"), Json.of(0), Json.of(1));
        assertThat(taken.rows.get(2))
                .startsWith(Json.of("2026-11-21T00:00:00Z"), Json.of("2026-11-21T12:01:00Z"), Json.of(1), Json.of(0))
                .endsWith(new Json.Null());
        assertThat(taken.percent).isEqualTo(100);
    }

    @Test
    void itReachesBackAsFarAsThereAreCountersHoweverManyStepsThatMakes() throws Exception {
        assertThat(stream(Map.of("from", "1999-01-01")).rows).hasSize(400 * 24 + 1);
        assertThat(stream(Map.of("from", "2030-01-01")).rows).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedWhenItIsOrdered() {
        assertThat(faults(Map.of("from", "yesterday", "tz", "Mars/Olympus", "bucket", "minute")))
                .containsExactlyInAnyOrder("#/parameters/from", "#/parameters/tz", "#/parameters/bucket");
        assertThat(faults(Map.of("from", "2026-01-02", "to", "2026-01-01"))).containsExactly("#/parameters/to");
    }

    private static List<String> faults(Map<String, String> parameters) {
        var faults = new ArrayList<String>();
        assertThatThrownBy(() -> order(parameters))
                .isInstanceOfSatisfying(
                        Rejection.Unprocessable.class,
                        refused -> refused.faults().forEach(fault -> faults.add(fault.pointer())));
        return faults;
    }

    private Taken stream(Map<String, String> parameters) throws Exception {
        var taken = new Taken();
        source.stream(new RowSource.Extract(OWNER, JobId.firstAt(ORDERED), order(parameters)), taken);
        return taken;
    }

    private static ReportOrder order(Map<String, String> parameters) {
        var members = new LinkedHashMap<String, Json>();
        parameters.forEach((name, value) -> members.put(name, Json.of(value)));
        return ReportOrder.checked("metrics", new Json.Obj(members), "csv.gz");
    }
}
