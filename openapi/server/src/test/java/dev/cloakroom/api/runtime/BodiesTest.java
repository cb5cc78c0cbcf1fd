package dev.cloakroom.api.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.runtime.json.Patch;
import dev.cloakroom.nasty.model.FileSource;
import dev.cloakroom.nasty.model.QuerySource;
import dev.cloakroom.nasty.oddthings.CreateThingRequest;
import dev.cloakroom.nasty.oddthings.PatchThingRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    private final NastyServer server = new NastyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBodyBecomesARecord() {
        server.send(server.post("""
                {"title": "t", "note": null, "tags": ["a"], "source": {"kind": "file", "path": "p"},
                 "due_at": "2026-01-02T12:00:00.5+02:00", "labels": {"a": 1}, "payload": {"x": [1.50, null]}, "class": true,
                 "toString": 5, "parent": null}
                """));

        var body = server.asked(CreateThingRequest.class).body();
        assertThat(body.source()).isInstanceOf(FileSource.class);
        assertThat(body.dueAt()).isEqualTo(Instant.parse("2026-01-02T10:00:00.500Z"));
        assertThat(body.payload()).hasToString("{\"x\":[1.50,null]}");
        assertThat(body.labels()).containsEntry("a", 1L);
        assertThat(server.body).isNotNull();
    }

    @Test
    void allFaultsAreToldWithTheirPlaceAndWithoutTheirValue() {
        assertThat(faults("""
                        {"title": "much too long", "tags": ["a", 5, "b", "c"], "secret": "abc", "due_at": "yesterday",
                         "size": 1.5, "labels": {"a/b~ü": "x"}, "more": 1}
                        """))
                .containsExactlyInAnyOrder(
                        "validation-failed",
                        "#/note required: is required",
                        "#/title maxLength: must have at most 10 characters",
                        "#/tags maxItems: must have at most 3 items",
                        "#/tags/1 type: must be of type string",
                        "#/secret minLength: must have at least 4 characters",
                        "#/due_at format: must be a date and time with its offset from UTC, such as 2026-01-02T10:00:00Z",
                        "#/size type: must be of type integer",
                        "#/labels/a~1b~0%C3%BC type: must be of type integer",
                        "#/more additionalProperties: is not known here");
    }

    @Test
    void aUnionTellsTheFaultsOfTheBranchThatIsMeant() {
        assertThat(faults("{'title': 't', 'note': '', 'tags': [], 'source': {'kind': 'query', 'rows': 0}}"))
                .containsExactly("validation-failed", "#/source/rows minimum: must be at least 1");
        assertThat(faults("{'title': 't', 'note': '', 'tags': [], 'source': {'kind': 'query', 'path': 'p'}}"))
                .containsExactlyInAnyOrder(
                        "validation-failed",
                        "#/source/rows required: is required",
                        "#/source/path additionalProperties: is not known here");
    }

    @Test
    void aUnionOfNoKnownKindIsOneFault() {
        assertThat(faults("{'title': 't', 'note': '', 'tags': [], 'source': {'kind': 'other'}}"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("#/source ");
    }

    @Test
    void aUnionIsBoundByItsDiscriminator() {
        server.send(
                server.post(json("{'title': 't', 'note': '', 'tags': [], 'source': {'rows': 4, 'kind': 'query'}}")));

        assertThat(server.asked(CreateThingRequest.class).body().source())
                .isInstanceOfSatisfying(
                        QuerySource.class, source -> assertThat(source.rows()).isEqualTo(4));
    }

    @Test
    void whatIsNotJsonIsMalformed() {
        for (var text : List.of(
                "{",
                "[1,]",
                "{} {}",
                "{'a': 1, 'a': 2}",
                "nope",
                "[".repeat(100) + "]".repeat(100),
                "{'payload': {'n': 1e9999999999}}")) {
            assertThat(faults(text)).hasSize(2).first().isEqualTo("malformed-request");
        }
        assertThat(faults("")).containsExactly("malformed-request", "# required: The body is required");
    }

    @Test
    void whatIsJsonBeyondALimitIsToldTheLimit() {
        var limits =
                "# malformed: must have at most 64 levels, numbers of at most 100 and names of at most 1000 characters";
        for (var text : List.of("[".repeat(65) + "]".repeat(65), "9".repeat(101), "{'" + "n".repeat(1001) + "': 1}")) {
            assertThat(faults(text)).containsExactly("malformed-request", limits);
        }
        assertThat(faults("{'a': 1,\n 'a': 2}"))
                .containsExactly(
                        "malformed-request", "# malformed: is not JSON, or has a member twice, at line 2, column 5");
    }

    @Test
    void whatCannotBeStoredIsAFaultLikeOthers() {
        assertThat(faults("{'title': 'a\\u0000', 'note': '\\ud800', 'tags': [], 'payload': {'n': 1e999999999}}"))
                .containsExactly(
                        "validation-failed",
                        "#/title format: must not have U+0000 or lone surrogates",
                        "#/note format: must not have U+0000 or lone surrogates",
                        "#/payload/n format: must not have more than 400 digits");
    }

    @Test
    void aNumberThatJavaCannotHoldIsAFaultLikeOthers() {
        assertThat(faults("{'title': 't', 'note': '', 'tags': [], 'size': 99999999999}"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("#/size format");
    }

    /// Each with another fault, so that one number does not hide what is wrong elsewhere.
    @ParameterizedTest
    @ValueSource(strings = {"1e99", "-1e99", "9223372036854775808.0", "1e400"})
    void aDecimalThatNoLongHoldsIsNoInteger(String number) {
        assertThat(faults("{'title': 't', 'note': '', 'tags': [], 'source': {'kind': 'query', 'rows': " + number
                        + "}, 'payload': {'n': " + number + "}, 'more': 1}"))
                .contains(
                        "validation-failed",
                        "#/source/rows type: must be of type integer",
                        "#/more additionalProperties: is not known here")
                .noneMatch(fault -> fault.startsWith("#/payload"));
    }

    @Test
    void otherMediaTypesCharsetsAndCodingsAreRefused() {
        for (var type : List.of("text/plain", "application/json; charset=utf-16", "application/merge-patch+json")) {
            var answer = server.send(
                    server.to("/things").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
            assertThat(answer.body()).startsWith("unsupported-media-type\nSend application/json");
        }
        var coded = server.send(server.post("{}").header("Content-Encoding", "gzip"));
        assertThat(coded.body()).startsWith("unsupported-media-type");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithAndWithoutItsLength() {
        var longer = "{\"title\": \"" + "x".repeat(4096) + "\"}";

        assertThat(faults(longer)).containsExactly("payload-too-large", "The body may have 4096 bytes at most.");
        var chunked = server.send(server.to("/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(longer))));
        assertThat(chunked.body()).startsWith("payload-too-large");
    }

    @Test
    void aStreamedBodyIsCountedWhileItIsRead() {
        var path = "/things/" + NastyServer.ID + "/content";
        var taken = server.send(server.to(path)
                .header("Content-Type", "application/gzip")
                .PUT(BodyPublishers.ofByteArray(new byte[64])));
        var refused = server.send(server.to(path)
                .header("Content-Type", "application/gzip")
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[65]))));

        assertThat(taken.statusCode()).isEqualTo(204);
        assertThat(server.request).isEqualTo(64);
        assertThat(refused.body()).startsWith("payload-too-large");
    }

    @Test
    void aPatchTellsAbsentFromNull() {
        patch("{'note': null, 'tags': ['a']}");

        var body = server.asked(PatchThingRequest.class).body();
        assertThat(body.title()).isEqualTo(Patch.absent());
        assertThat(body.note()).isEqualTo(Patch.of(null));
        assertThat(body.tags()).isEqualTo(Patch.of(List.of("a")));
        assertThat(body.note().orElse("before")).isNull();
        assertThat(body.title().orElse("before")).isEqualTo("before");
    }

    @Test
    void aFaultyParameterMakesItA400AndTheBodyIsToldToo() {
        var answer = server.send(server.to("/things/x")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"title\": null}")));

        assertThat(answer.body().lines())
                .containsExactly(
                        "invalid-parameter",
                        "path thing_id format: must be a valid uuid",
                        "#/title type: must be of type string");
    }

    private void patch(String json) {
        var answer = server.send(server.to("/things/" + NastyServer.ID)
                .header("Content-Type", "application/merge-patch+json; charset=UTF-8")
                .method("PATCH", BodyPublishers.ofString(json(json))));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private List<String> faults(String json) {
        var answer = server.send(server.post(json(json)));
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body().lines().toList();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
