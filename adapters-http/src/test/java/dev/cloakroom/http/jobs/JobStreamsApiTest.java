package dev.cloakroom.http.jobs;

import static dev.cloakroom.http.jobs.TestWork.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.http.RawClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams of one job and of many, and connections that come and go, byte by byte.
@Timeout(60)
class JobStreamsApiTest {

    private final TestWork work = new TestWork();

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void theStreamTellsAllUntilTheEnd() throws Exception {
        var id = work.submit("sleep");
        try (var client = stream(id, "")) {
            assertThat(client.reply().header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(event(client)).containsExactly("retry: 2000");
            assertThat(event(client)).startsWith("id: 1", "event: status");
            work.awaitWaiting();
            work.become(id, JobStatus.RUNNING, 2);
            assertThat(event(client)).startsWith("id: 2", "event: status");
            work.awaitWaiting();
            work.become(id, JobStatus.RUNNING, 3);
            assertThat(event(client))
                    .containsExactly("id: 3", "event: progress", "data: {\"percent\":30,\"message\":\"at work\"}");
            work.awaitWaiting();
            work.become(id, JobStatus.SUCCEEDED, 4, Json.EMPTY.with("slept", Json.of(2)), null);
            assertThat(event(client)).startsWith("event: status");
            assertThat(event(client)).contains("event: result").anyMatch(line -> line.contains("\"slept\":2"));
            assertThat(event(client)).startsWith("id: 4", "event: end");
            assertThat(client.line()).isEmpty();
        }
    }

    @Test
    void severalJobsAreFollowedOnOneStream() {
        var first = work.submit("sleep");
        var second = work.submit("sleep");
        work.become(first, JobStatus.RUNNING, 2);
        try (var client = follow("id=" + first + "&id=" + UUID.randomUUID() + "&id=" + second, "")) {
            assertThat(client.line()).isEqualTo("retry: 2000");
            assertThat(client.line()).isEmpty();
            assertThat(event(client)).anyMatch(line -> line.contains(first.toString()));
            assertThat(event(client)).anyMatch(line -> line.contains(second.toString()));
            work.awaitWaiting();
            work.become(first, JobStatus.SUCCEEDED, 3);
            assertThat(event(client))
                    .contains("event: job")
                    .anyMatch(line -> line.contains("\"status\":\"succeeded\""));
            work.become(second, JobStatus.CANCELED, 2);
            assertThat(event(client)).contains("event: job").anyMatch(line -> line.contains("\"status\":\"canceled\""));
            assertThat(event(client)).contains("event: end", "data: {\"followed\":2}");
            assertThat(client.line()).isEmpty();
        }
    }

    @Test
    void aStreamOfSeveralIsResumedWithWhatChanged() {
        var first = work.submit("sleep");
        var second = work.submit("sleep");
        String seen;
        try (var client = follow("id=" + first + "&id=" + second, "")) {
            client.line();
            client.line();
            var _ = event(client);
            seen = event(client).getFirst().substring("id: ".length());
        }
        work.become(second, JobStatus.SUCCEEDED, 2);
        work.become(first, JobStatus.RUNNING, 1);
        try (var client = follow("id=" + second + "&id=" + first, "Last-Event-ID: " + seen + "\r\n")) {
            client.line();
            client.line();
            assertThat(event(client)).anyMatch(line -> line.contains(second.toString()));
            work.awaitWaiting();
            work.become(first, JobStatus.SUCCEEDED, 2);
            assertThat(event(client)).anyMatch(line -> line.contains(first.toString()));
            assertThat(event(client)).contains("event: end");
        }
    }

    @Test
    void aStreamOfNothingEndsAtOnce() {
        try (var client = follow("id=" + UUID.randomUUID(), "")) {
            client.line();
            client.line();
            assertThat(event(client)).contains("event: end", "data: {\"followed\":0}");
        }
    }

    @Test
    void aClientThatHangsUpGivesItsPlaceFree() {
        var id = work.submit("sleep");
        try (var client = new RawClient(work.server.port())) {
            client.send("GET /v1/jobs/" + id + " HTTP/1.1\r\nHost: x\r\nPrefer: wait=60\r\nX-API-Key: " + TOKEN
                    + "\r\n\r\n");
            work.awaitWaiting();
        }
        work.awaitNobodyWaiting();
        try (var _ = follow("id=" + id, "")) {
            work.awaitWaiting();
        }
        work.awaitNobodyWaiting();
    }

    @Test
    void theNextRequestOfAClientThatStaysIsNotLost() {
        var id = work.submit("sleep");
        try (var client = new RawClient(work.server.port())) {
            var request = "GET /v1/jobs/" + id + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + TOKEN + "\r\n";
            client.send(request + "Prefer: wait=1\r\n\r\n");
            while (work.watch.waiting() == 0 && !client.hasAnswer()) {
                Thread.onSpinWait();
            }
            client.send(request + "If-None-Match: \"1\"\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(200);
            assertThat(client.reply(true).status()).isEqualTo(304);
        }
    }

    @Test
    void whenNothingHappensTheStreamSaysSo() {
        var quick = new JobStream.Pace(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1));
        try (var beating = new TestWork(quick)) {
            var id = beating.submit("sleep");
            try (var client = follow(beating, "/v1/jobs/" + id + "/events", "")) {
                client.line();
                client.line();
                assertThat(event(client)).contains("event: status");
                for (int i = 0; i < 3; i++) {
                    assertThat(client.line()).isEqualTo(":");
                    assertThat(client.line()).isEmpty();
                }
            }
        }
    }

    @Test
    void whoResumesGetsWhatIsNewer() {
        var id = work.submit("sleep");
        work.become(id, JobStatus.SUCCEEDED, 4, Json.EMPTY, null);
        try (var client = stream(id, "Last-Event-ID: 4\r\n")) {
            assertThat(client.reply(true).status()).isEqualTo(200);
            assertThat(event(client)).containsExactly("retry: 2000");
            assertThat(event(client)).startsWith("id: 4", "event: end");
        }
        try (var client = stream(id, "Last-Event-ID: 3\r\n")) {
            assertThat(client.reply(true).status()).isEqualTo(200);
            assertThat(event(client)).containsExactly("retry: 2000");
            assertThat(event(client)).startsWith("event: status");
        }
    }

    @Test
    void aStreamIsOnlyForThoseWhoAskForOne() {
        var id = work.submit("sleep");
        var reply = work.server.sendAs(TOKEN, "GET /v1/jobs/" + id + "/events", "");
        assertThat(reply.statusCode()).isEqualTo(406);
        assertThat(reply.body()).contains("\"available\":[\"text/event-stream\"]");
    }

    @Test
    void theHeadersOfAStreamAreThereAtOnce() {
        var id = work.submit("sleep");
        try (var client = new RawClient(work.server.port())) {
            client.send("HEAD /v1/jobs/" + id
                    + "/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nX-API-Key: " + TOKEN + "\r\n\r\n");
            assertThat(client.reply(true).header("Content-Type")).isEqualTo("text/event-stream");
        }
    }

    private RawClient stream(JobId id, String headers) {
        var client = new RawClient(work.server.port());
        client.send("GET /v1/jobs/" + id + "/events HTTP/1.0\r\nAccept: text/event-stream\r\nX-API-Key: " + TOKEN
                + "\r\n" + headers + "\r\n");
        return client;
    }

    private static List<String> event(RawClient client) {
        var lines = new ArrayList<String>();
        for (var line = client.line(); !line.isEmpty(); line = client.line()) {
            lines.add(line);
        }
        return lines;
    }

    private RawClient follow(String query, String headers) {
        return follow(work, "/v1/jobs/events?" + query, headers);
    }

    /// A stream, after the head of its answer.
    private static RawClient follow(TestWork work, String path, String headers) {
        var client = new RawClient(work.server.port());
        client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: text/event-stream\r\n"
                + headers + "X-API-Key: " + TOKEN + "\r\n\r\n");
        assertThat(client.line()).startsWith("HTTP/1.1 200");
        while (!client.line().isEmpty()) {
            // The head is of no interest.
        }
        return client;
    }
}
