package dev.cloakroom.api.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.nasty.model.Kind;
import dev.cloakroom.nasty.oddthings.ListThingsRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private final NastyServer server = new NastyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allAreReadWithTheirTypesAndDefaults() {
        server.send(server.to("/things?kind=a.b&kind=2nd&class=abc&weight=1.5&day=2026-02-28")
                .header("X-Trace-ID", "t1"));

        assertThat(server.request)
                .isEqualTo(new ListThingsRequest(
                        List.of(Kind.A_B, Kind._2ND),
                        "abc",
                        null,
                        7,
                        new BigDecimal("1.5"),
                        LocalDate.of(2026, 2, 28),
                        false,
                        "t1",
                        "application/json"));
        assertThat(server.call).isEqualTo("listThings");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var answer = server.send(server.to("/things?kind=a.b&kind=a.b&kind=x&count=-6&count2=1&weight=10&day=2026-02-30"
                + "&deep=yes&order=&class=abcdef"));

        assertThat(answer.body().lines())
                .containsExactlyInAnyOrder(
                        "invalid-parameter",
                        "query kind maxItems: must come at most 2 times",
                        "query kind uniqueItems: must not have the same value twice",
                        "query class maxLength: must have at most 5 characters",
                        "query order enum: must be one of a.b, c:d, 2nd, class",
                        "query count minimum: must be at least -5",
                        "query weight maximum: must be at most 9.5",
                        "query day format: must be a date that exists, such as 2026-01-02",
                        "query deep type: must be true or false",
                        "header X-Trace-ID required: is required",
                        "query count2 unknown: is not known here");
    }

    @Test
    void aParameterThatIsNoListMustNotBeRepeated() {
        assertThat(faults("class=ab&class=cd")).containsExactly("query class repeated: must not be repeated");
    }

    @Test
    void numbersAreSpelledAsInJson() {
        assertThat(faults("class=ab&count=%2B5")).containsExactly("query count type: must be an integer");
        assertThat(faults("class=ab&count=%D9%A3")).containsExactly("query count type: must be an integer");
        assertThat(faults("class=ab&count=99999999999999999999"))
                .containsExactly("query count type: must be an integer");
        assertThat(faults("class=ab&weight=NaN")).containsExactly("query weight type: must be a number");
    }

    @Test
    void datesHaveYearsThatADatabaseHolds() {
        assertThat(faults("class=ab&day=%2B999999999-12-31"))
                .containsExactly("query day format: must be a date that exists, such as 2026-01-02");
        assertThat(faults("class=ab&day=2026-02-30"))
                .containsExactly("query day format: must be a date that exists, such as 2026-01-02");
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        assertThat(faults("class=a%00b")).containsExactly("query class format: must not have U+0000");
    }

    @Test
    void aMalformedEscapeIsAFaultAndNoFailure() {
        assertThat(server.send(server.to("/things?class=ab").header("X-Trace-ID", "t"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(raw("/things?class=%zz")).startsWith("HTTP/1.1 400");
    }

    @Test
    void anIdIsCheckedBeforeAnythingUsesIt() {
        assertThat(server.send(server.to("/things/1-1-1-1-1")).body().lines())
                .containsExactly("invalid-parameter", "path thing_id format: must be a valid uuid");
        assertThat(server.request).isNull();
    }

    @Test
    void theBestAcceptedTypeIsMade() {
        var answer = server.send(server.to("/things?class=ab")
                .header("X-Trace-ID", "t")
                .header("Accept", "application/json;q=0.5, text/*"));

        assertThat(answer.body()).isEqualTo("id\n");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    }

    @Test
    void whatCannotBeMadeIsRefusedFirst() {
        var answer = server.send(server.to("/things").header("Accept", "image/png, application/json;q=0"));

        assertThat(answer.body())
                .isEqualTo(
                        "not-acceptable\nThis answers with application/json or text/csv; Accept asks for something else.");
    }

    private List<String> faults(String query) {
        var answer = server.send(server.to("/things?" + query).header("X-Trace-ID", "t"));
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body().lines().skip(1).toList();
    }

    /// Java's client does not send what is no URI.
    private String raw(String target) {
        return server.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nX-Trace-ID: t\r\nConnection: close\r\n\r\n");
    }
}
