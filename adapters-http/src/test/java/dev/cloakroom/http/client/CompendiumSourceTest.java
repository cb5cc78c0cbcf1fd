package dev.cloakroom.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloakroom.application.blobs.InMemoryBlobs;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.reports.BuildReport;
import dev.cloakroom.application.reports.NoRows;
import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.application.reports.SourceFailure;
import dev.cloakroom.application.reports.TestExecution;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import dev.cloakroom.http.JsonText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real wire format, served from this machine.
@Timeout(60)
class CompendiumSourceTest {

    private static final String TWO = """
            {"data": [
              {"name": "moblin", "id": 103, "category": "monsters", "description": "Large, \\"slow\\" and strong.",
               "image": "https://example.com/moblin.png", "common_locations": ["Hyrule Field", "Akkala"],
               "drops": ["moblin horn"], "dlc": false},
              {"category": "monsters", "common_locations": null, "description": "", "dlc": true, "drops": null, "id": 104,
               "image": "https://example.com/x.png", "name": "=lynel", "properties": {"attack": 0}}
            ], "message": "", "status": 200}
            """;

    private static final Duration LONG = Duration.ofSeconds(50);

    /// Little is accepted, however long it takes: a machine that stands still is no fault of the other server.
    private static final OutboundLimits SMALL = new OutboundLimits(LONG, LONG, LONG, 100_000);

    @Test
    void monstersBecomeRows() throws Exception {
        try (var server = LocalServer.answering(200, TWO)) {
            assertThat(rows(at(server, "/api/v3/")))
                    .containsExactly(
                            List.of(
                                    Json.of("moblin"),
                                    Json.of(103),
                                    Json.of("monsters"),
                                    Json.of("Large, \"slow\" and strong."),
                                    Json.of("https://example.com/moblin.png"),
                                    new Json.Arr(List.of(Json.of("Hyrule Field"), Json.of("Akkala"))),
                                    new Json.Arr(List.of(Json.of("moblin horn"))),
                                    Json.of(false)),
                            List.of(
                                    Json.of("=lynel"),
                                    Json.of(104),
                                    Json.of("monsters"),
                                    Json.of(""),
                                    Json.of("https://example.com/x.png"),
                                    new Json.Arr(List.of()),
                                    new Json.Arr(List.of()),
                                    Json.of(true)));
            assertThat(server.asked()).containsExactly("/api/v3/compendium/category/monsters?game=totk");
        }
    }

    @Test
    void theReportIsAFileWithJoinedListsAndNoFormulas() throws Exception {
        try (var server = LocalServer.answering(200, TWO)) {
            var blobs = new InMemoryBlobs();
            var build = new BuildReport(NoRows.but(at(server, "")), blobs, JsonText::write);
            var ending = build.run(TestExecution.of("compendium_monsters", Map.of(), "csv"));
            assertThat(ending).isInstanceOf(Ending.Succeeded.class);
            try (var content = blobs.open(blobs.keys().getFirst(), null).orElseThrow()) {
                assertThat(new String(content.bytes().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("""
                        name,id,category,description,image,common_locations,drops,dlc\r
                        moblin,103,monsters,"Large, ""slow"" and strong.",https://example.com/moblin.png,\
                        "Hyrule Field,Akkala",moblin horn,false\r
                        '=lynel,104,monsters,,https://example.com/x.png,,,true\r
                        """);
            }
        }
    }

    @Test
    void theBundledMonstersNeedNoServer() throws Exception {
        var rows = rows(CompendiumSource.bundled());
        assertThat(rows)
                .hasSize(40)
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(ReportType.COMPENDIUM_MONSTERS.columns()));
    }

    @Test
    void anErrorIsToldByItsStatus() {
        try (var server = LocalServer.answering(500, "oops")) {
            assertThat(failure(at(server, ""))).hasMessage("The compendium answered with status 500.");
        }
    }

    @Test
    void theWishToBeLeftAloneIsHeard() throws Exception {
        try (var server = LocalServer.answering(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(503, -1);
        })) {
            var build = new BuildReport(NoRows.but(at(server, "")), new InMemoryBlobs(), JsonText::write);
            assertThat(build.run(TestExecution.of("compendium_monsters", Map.of(), "csv")))
                    .isEqualTo(new Ending.Failed(
                            new Failure("dependency-unavailable", "The compendium answered with status 503."),
                            Duration.ofSeconds(7)));
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (var server = LocalServer.answering(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        })) {
            assertThat(failure(at(server, ""))).hasMessage("The compendium answered with status 302.");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"data\": {}}",
                "{\"data\": [",
                "{\"data\": []",
                "{\"data\": [1]}",
                "{\"data\": [{\"name\": \"x\"}]}",
                "{\"data\": [{\"name\": \"x\", \"id\": 1e999999999, \"category\": \"m\"}]}",
                "{\"data\": [{\"name\": \"x\", \"id\": 1, \"category\": \"m\", \"drops\": [1]}]}"
            })
    void aMalformedBodyIsAFailure(String body) {
        try (var server = LocalServer.answering(200, body)) {
            assertThat(failure(at(server, ""))).hasMessage("The compendium sent what is not a list of monsters.");
        }
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        try (var server = LocalServer.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"x\": \"".getBytes(StandardCharsets.UTF_8));
            while (true) {
                exchange.getResponseBody().write(new byte[] {'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'});
            }
        })) {
            assertThat(failure(at(server, ""))).hasMessage("The compendium sent more than is accepted.");
        }
    }

    @Test
    void silenceIsATimeOut() {
        var done = new CountDownLatch(1);
        try (var server = LocalServer.answering(_ -> await(done))) {
            var limits = new OutboundLimits(LONG, Duration.ofMillis(300), LONG, 100_000);
            assertThat(failure(at(server, "", limits))).hasMessage("The compendium did not answer in time.");
            done.countDown();
        }
    }

    @Test
    void silenceBehindTheHeadOfAnAnswerIsATimeOutToo() {
        var done = new CountDownLatch(1);
        try (var server = LocalServer.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            await(done);
        })) {
            var limits = new OutboundLimits(LONG, Duration.ofMillis(300), LONG, 100_000);
            assertThat(failure(at(server, "", limits))).hasMessage("The compendium did not answer in time.");
            done.countDown();
        }
    }

    @Test
    void aTrickleIsATimeOut() {
        var done = new CountDownLatch(1);
        try (var server = LocalServer.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (done.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        })) {
            var limits = new OutboundLimits(LONG, LONG, Duration.ofMillis(200), Long.MAX_VALUE);
            assertThat(failure(at(server, "", limits))).hasMessage("The compendium did not answer in time.");
            done.countDown();
        }
    }

    @Test
    void aConnectionThatBreaksIsAFailure() {
        try (var server = LocalServer.answering(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"data\": [".getBytes(StandardCharsets.UTF_8));
        })) {
            assertThat(failure(at(server, ""))).hasMessageStartingWith("The compendium ");
        }
    }

    @Test
    void nobodyThereIsAFailure() {
        var rules = OutboundRules.allowing(List.of("127.0.0.1:1"));
        var client = new OutboundClient(rules, SMALL, InstantSource.system());
        assertThat(failure(CompendiumSource.at(URI.create("http://127.0.0.1:1"), client)))
                .hasMessage("The compendium could not be reached.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"})
    void aPrivateAddressIsNotAskedUnlessItIsAllowed(String host) {
        try (var server = LocalServer.answering(200, TWO)) {
            var client = new OutboundClient(OutboundRules.allowing(List.of()), SMALL, InstantSource.system());
            var source = CompendiumSource.at(URI.create("http://" + host + ":" + server.port()), client);
            assertThat(catchThrowableOfType(SourceFailure.class, () -> rows(source)))
                    .isNotNull();
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void whatGoesWrongWhereTheRowsGoIsNotTheCompendiumsFault() {
        try (var server = LocalServer.answering(200, TWO)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> at(server, "").stream(extract(), new Full()))
                    .withMessage("disk full");
        }
    }

    private static final class Full implements RowSource.Rows {
        @Override
        public void reached(int percent) {}

        @Override
        public void add(List<Json> cells) throws IOException {
            throw new IOException("disk full");
        }
    }

    private static CompendiumSource at(LocalServer server, String base) {
        return at(server, base, SMALL);
    }

    private static CompendiumSource at(LocalServer server, String base, OutboundLimits limits) {
        var rules = OutboundRules.allowing(List.of("127.0.0.1:" + server.port()));
        return CompendiumSource.at(server.address(base), new OutboundClient(rules, limits, InstantSource.system()));
    }

    private static List<List<Json>> rows(RowSource source) throws Exception {
        var read = new ArrayList<List<Json>>();
        source.stream(extract(), new RowSource.Rows() {
            @Override
            public void reached(int percent) {}

            @Override
            public void add(List<Json> cells) {
                read.add(cells);
            }
        });
        return read;
    }

    private static RowSource.Extract extract() {
        var execution = TestExecution.of("compendium_monsters", Map.of(), "csv");
        return new RowSource.Extract(execution.owner(), execution.id(), ReportOrder.of(execution.payload()));
    }

    private static SourceFailure failure(RowSource source) {
        var failure = catchThrowableOfType(SourceFailure.class, () -> rows(source));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
