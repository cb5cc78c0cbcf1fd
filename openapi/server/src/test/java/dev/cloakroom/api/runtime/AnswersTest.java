package dev.cloakroom.api.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.nasty.Operations;
import dev.cloakroom.nasty.model.Fault;
import dev.cloakroom.nasty.model.NewThing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class AnswersTest {

    private final NastyServer server = new NastyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void membersComeInTheOrderOfTheContractAndAbsentOnesNotAtAll() {
        var answer = server.send(
                server.post("{\"tags\": [], \"note\": null, \"title\": \"t\", \"due_at\": \"2026-01-02T10:00:00Z\"}"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo("{\"id\":\"" + NastyServer.ID
                        + "\",\"title\":\"t\",\"note\":null,\"tags\":[],\"due_at\":\"2026-01-02T10:00:00Z\"}");
        assertThat(answer.headers().firstValue("Location")).contains("/things/" + NastyServer.ID);
        assertThat(answer.headers().firstValue("Retry-After")).contains("3");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aReplayIsTheSameAnswerAndSaysSo() {
        var first = server.send(server.post("{\"title\": \"t\", \"note\": null, \"tags\": [\"once\"]}"));
        var again = server.send(server.post("{\"title\": \"t\", \"note\": null, \"tags\": [\"again\"]}"));

        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body().replace("once", "again"));
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void anAnswerWithoutABodyHasNoMediaType() {
        var answer = server.send(server.to("/things/" + NastyServer.ID));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void bytesComeWithTheirLengthAndRange() {
        var answer = server.send(server.to("/things/" + NastyServer.ID + "/content"));

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("abc");
        assertThat(answer.headers().firstValue("Content-Length")).contains("3");
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 0-2/9");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void eventsComeOneByOneToWhoAsksForThem() {
        var answer =
                server.send(server.to("/things/" + NastyServer.ID + "/events").header("Accept", "text/event-stream"));

        assertThat(answer.body()).isEqualTo("retry: 2000\n\n:\n\nid: 7\nevent: the-end\ndata: \"a.b\"\n\n");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void eventsAreNotForWhoTakesAnything() {
        var path = "/things/" + NastyServer.ID + "/events";

        assertThat(server.send(server.to(path)).body()).startsWith("not-acceptable");
        assertThat(server.send(server.to(path).header("Accept", "*/*")).body()).startsWith("not-acceptable");
        assertThat(server.request).isNull();
    }

    @Test
    void openObjectsKeepTheirFurtherMembers() {
        var fault = new Fault("t", Map.of("more", JsonNodeFactory.instance.numberNode(1)));
        var text = JsonCodec.write(fault);

        assertThat(text).isEqualTo("{\"title\":\"t\",\"more\":1}");
        assertThat(JsonCodec.bind(JsonCodec.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), Fault.class))
                .isEqualTo(fault);
    }

    @Test
    void aRecordDoesNotTellItsSecrets() {
        var thing = new NewThing("t", null, List.of(), null, "hunter22", null, null, null, null, null, null, null);

        assertThat(thing.toString()).contains("title=t").contains("secret=***").doesNotContain("hunter22");
    }

    @Test
    void theRouterKnowsThePolicyOfEachOperation() {
        assertThat(Operations.ALL)
                .extracting(Operation::id)
                .doesNotHaveDuplicates()
                .hasSize(10);
        assertThat(Operations.CREATE_THING.idempotency()).isEqualTo(Operation.Idempotency.REQUIRED);
        assertThat(Operations.CREATE_THING.idempotencyTtl()).isEqualTo(Duration.ofHours(1));
        assertThat(Operations.CREATE_THING.bodyLimit()).isEqualTo(4096);
        assertThat(Operations.GET_THING.isPublic()).isTrue();
        assertThat(Operations.PATCH_THING.scopes()).containsExactly("admin");
        assertThat(Operations.FOLLOW_THING.sse()).isTrue();
        assertThat(Operations.LIST_THINGS.produces()).containsExactly("application/json", "text/csv");
    }
}
