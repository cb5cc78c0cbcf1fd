package dev.cloakroom.api.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.runtime.json.Violation.Place;
import dev.cloakroom.nasty.bytes.CreateThingsRequest;
import dev.cloakroom.nasty.model.QuerySource;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";

    private final NastyServer server = new NastyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theItemsOfAListStandOrFallOneByOne() {
        assertThat(read(JSON, """
                        {"things": [{"kind": "query", "rows": 1}, {"kind": "query", "rows": 0, "more": 1}, 7]}
                        """))
                .containsExactly(
                        "1",
                        "validation-failed [#/more additionalProperties, #/rows minimum]",
                        "validation-failed [# type]");
    }

    @Test
    void soDoTheLinesAndOneThatIsNoJsonIsOneFault() {
        assertThat(read(LINES, "\n{\"kind\":\"query\",\"rows\":1}\r\n  \n{\"kind\":\n{\"kind\":\"query\",\"rows\":2}"))
                .containsExactly("1", "malformed-request [# malformed]", "2");
    }

    @Test
    void whatJavaCannotHoldIsAFaultOfItsItem() {
        assertThat(read(LINES, "{\"kind\":\"query\",\"rows\":99999999999}"))
                .containsExactly("validation-failed [#/rows format]");
    }

    @Test
    void linesAreComparedByTheirValues() {
        var _ = read(LINES, "{\"kind\": \"query\", \"rows\": 1}\n{\n");
        assertThat(Objects.requireNonNull(server.body).mediaType()).isEqualTo(LINES);
        assertThat(server.body.json()).hasToString("[{\"kind\":\"query\",\"rows\":1},\"{\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "application/json|{\"things\": []}|validation-failed #/things items",
                "application/json|{\"things\": {}}|validation-failed #/things type",
                "application/json|{\"things\": [7], \"more\": 1}|validation-failed #/things type",
                "application/json|[7]|validation-failed #/things type",
                "application/json|{\"things\":|malformed-request # malformed",
                "application/x-ndjson|! !|validation-failed #/things items",
                "application/x-ndjson|!1\n2\n3\n4!|validation-failed #/things items",
                "text/csv|a|unsupported-media-type"
            })
    void whatIsNoBatchIsRefusedAsAWhole(String mediaType, String body, String refusal) {
        var reply = send(mediaType, body);
        assertThat(reply.replace('\n', ' ')).startsWith(refusal);
        assertThat(server.request).isNull();
    }

    @Test
    void aBatchKeepsToTheLimitOfItsBody() {
        assertThat(send(LINES, "{}\n".repeat(200))).startsWith("payload-too-large");
        assertThat(send(JSON, "")).startsWith("malformed-request");
    }

    private List<String> read(String mediaType, String body) {
        assertThat(send(mediaType, body)).isEmpty();
        return server.asked(CreateThingsRequest.class).body().items().stream()
                .map(BatchesTest::told)
                .toList();
    }

    private String send(String mediaType, String body) {
        return server.send(server.to("/things/batch")
                        .header("Content-Type", mediaType)
                        .POST(BodyPublishers.ofString(body)))
                .body();
    }

    private static String told(Batch.Item<QuerySource> item) {
        return switch (item) {
            case Batch.Item.Good<QuerySource>(var value) -> String.valueOf(value.rows());
            case Batch.Item.Bad<QuerySource>(var faults) ->
                faults.code() + " "
                        + faults.violations().stream()
                                .map(fault -> place(fault.place()) + " " + fault.code())
                                .sorted()
                                .toList();
        };
    }

    private static String place(Place place) {
        return place instanceof Place.Body(var pointer) ? pointer : "?";
    }
}
