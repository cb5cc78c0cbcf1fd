package dev.cloakroom.http.jobs;

import static dev.cloakroom.http.jobs.TestWork.OWNER;
import static dev.cloakroom.http.jobs.TestWork.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchEntryTest {

    private static final String GOOD = "{\"kind\":\"resize\",\"payload\":{}}";
    private static final String RESERVED = "{\"kind\":\"report\",\"payload\":{}}";
    private static final String UNKNOWN_QUEUE = "{\"kind\":\"resize\",\"payload\":{},\"queue\":\"nobody-made-it\"}";
    private static final String NO_SCOPE = "{\"kind\":\"http\",\"payload\":{}}";
    private static final String NO_KIND = "{\"payload\":{}}";

    private final TestWork work = new TestWork();

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void badOnesStopNoGoodOnesAndAllAreAnsweredInTheirOrder() {
        var reply = post(list(GOOD, RESERVED, NO_KIND, GOOD, UNKNOWN_QUEUE, NO_SCOPE, "7", tooLarge(), GOOD));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        var results = results(reply);
        assertThat(results)
                .extracting(BatchEntryTest::told)
                .containsExactly(
                        "queued",
                        "422 validation-failed #/kind",
                        "422 validation-failed #/kind",
                        "queued",
                        "422 validation-failed #/queue",
                        "403 insufficient-scope",
                        "422 validation-failed #",
                        "413 payload-too-large",
                        "queued");
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).get("index")).isEqualTo(Json.of(i));
        }
        assertThat(work.jobs.list(OWNER, JobFilter.newest(10)))
                .extracting(Job::id)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(id(results.get(0)), id(results.get(3)), id(results.get(8)));
    }

    @Test
    void jobsComeOnLines() {
        var reply = work.server.sendAs(
                TOKEN, "POST /v1/jobs/batch", GOOD + "\n\n{\n" + GOOD + "\n", "Content-Type: application/x-ndjson");
        assertThat(results(reply))
                .extracting(BatchEntryTest::told)
                .containsExactly("queued", "400 malformed-request #", "queued");
        assertThat(work.jobs.list(OWNER, JobFilter.newest(10))).hasSize(2);
    }

    @Test
    void aBatchOfNothingGoodIsAnsweredAllTheSame() {
        assertThat(results(post(list(RESERVED)))).hasSize(1);
        assertThat(work.jobs.list(OWNER, JobFilter.newest(10))).isEmpty();
    }

    @Test
    void theSameKeyGetsTheSameBytes() {
        var first = post(list(GOOD, RESERVED), "Idempotency-Key: k-1");
        var second = post(list("{\"payload\": {}, \"kind\": \"resize\"}", RESERVED), "Idempotency-Key: k-1");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(work.jobs.list(OWNER, JobFilter.newest(10))).hasSize(1);
        var other = post(list(GOOD), "Idempotency-Key: k-1");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(other).text("code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void whatIsNoBatchIsRefused() {
        assertThat(post("{\"jobs\": []}").statusCode()).isEqualTo(422);
        assertThat(post("[" + GOOD + "]").statusCode()).isEqualTo(422);
        assertThat(post("{").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String body, String... headers) {
        return work.server.sendAs(TOKEN, "POST /v1/jobs/batch", body, headers);
    }

    private static String list(String... jobs) {
        return "{\"jobs\": [" + String.join(",", jobs) + "]}";
    }

    private static String tooLarge() {
        return "{\"kind\":\"resize\",\"payload\":{\"text\":\"" + "x".repeat(256 * 1024) + "\"}}";
    }

    private static List<Json.Obj> results(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        var results = (Json.Arr) TestServer.json(reply).get("results");
        assertThat(results).isNotNull();
        return results.items().stream().map(Json.Obj.class::cast).toList();
    }

    private static String id(Json.Obj result) {
        return result.get("job") instanceof Json.Obj job ? String.valueOf(job.text("id")) : "none";
    }

    private static String told(Json.Obj result) {
        if (result.get("job") instanceof Json.Obj job) {
            return String.valueOf(job.text("status"));
        }
        var error = (Json.Obj) result.get("error");
        assertThat(error).isNotNull();
        var status = error.get("status") instanceof Json.Num(var number) ? number : null;
        var errors = error.get("errors") instanceof Json.Arr(var items) ? items : List.of();
        var first = errors.isEmpty() ? "" : " " + ((Json.Obj) errors.getFirst()).text("pointer");
        return status + " " + error.text("code") + first;
    }
}
