package dev.cloakroom.domain.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportOrderTest {

    @Test
    void whatIsKnownIsAccepted() {
        var order = ReportOrder.checked(
                "jobs",
                parameters(Map.of("status", "failed", "created_from", "2026-01-01T01:00:00+01:00")),
                "jsonl.gz");
        assertThat(order.type()).isEqualTo(ReportType.JOBS);
        assertThat(order.format()).isEqualTo(ReportFormat.JSONL_GZ);
        assertThat(order.text("status")).contains("failed");
        assertThat(order.moment("created_from")).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(order.moment("created_to")).isEmpty();
    }

    @Test
    void allFaultsAreToldTogether() {
        assertThat(pointers("jobs", "xlsx", Map.of("status", "gone", "colour", "red", "created_from", "yesterday")))
                .containsExactlyInAnyOrder(
                        "#/format", "#/parameters/status", "#/parameters/colour", "#/parameters/created_from");
        assertThat(pointers("sales", "csv", Map.of("x", "1"))).containsExactly("#/report_type");
    }

    @Test
    void aTypeWithoutParametersTakesNone() {
        assertThat(pointers("compendium_monsters", "csv", Map.of("game", "totk")))
                .containsExactly("#/parameters/game");
    }

    @Test
    void typesOfEventsThatCannotBeAreRefused() {
        assertThat(pointers("events", "csv", Map.of("type", "order..paid"))).containsExactly("#/parameters/type");
        for (var type : List.of("order.paid", "order.*", "*")) {
            assertThat(ReportOrder.checked("events", parameters(Map.of("type", type)), "csv")
                            .text("type"))
                    .contains(type);
        }
    }

    @Test
    void anEmptyWindowIsRefused() {
        assertThat(pointers(
                        "jobs",
                        "csv",
                        Map.of("created_from", "2026-01-01T00:00:00Z", "created_to", "2026-01-01T00:00:00Z")))
                .containsExactly("#/parameters/created_to");
    }

    @Test
    void valuesAreStrings() {
        var refused = refused("jobs", "csv", new Json.Obj(Map.of("kind", Json.of(7))));
        assertThat(refused.faults()).extracting(Fault::detail).containsExactly("Send a string.");
    }

    @Test
    void aPointerEscapesWhatAClientNamed() {
        assertThat(pointers("jobs", "csv", Map.of("a/b~ c", "1"))).containsExactly("#/parameters/a~1b~0%20c");
    }

    @Test
    void thePayloadOfItsJobSaysItAll() {
        var order = ReportOrder.checked("jobs", parameters(Map.of("kind", "sleep")), "csv");
        assertThat(ReportOrder.of(order.payload())).isEqualTo(order);
    }

    @Test
    void theFileIsNamedForPeople() {
        var order = ReportOrder.checked("jobs", Json.EMPTY, "csv.gz");
        assertThat(order.fileName(Instant.parse("2026-01-31T23:05:09.123Z"))).isEqualTo("jobs-20260131T230509Z.csv.gz");
    }

    private static List<String> pointers(String type, String format, Map<String, String> parameters) {
        return refused(type, format, parameters(parameters)).faults().stream()
                .map(Fault::pointer)
                .toList();
    }

    private static Rejection.Unprocessable refused(String type, String format, Json.Obj parameters) {
        var refused = catchThrowableOfType(
                Rejection.Unprocessable.class, () -> ReportOrder.checked(type, parameters, format));
        assertThat(refused.code()).isEqualTo("validation-failed");
        return refused;
    }

    private static Json.Obj parameters(Map<String, String> values) {
        var members = new java.util.LinkedHashMap<String, Json>();
        values.forEach((name, value) -> members.put(name, Json.of(value)));
        return new Json.Obj(members);
    }
}
