package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything real, from sign-up to the clean rows.
class TaskJourneyTest {

    /// As a spreadsheet saves it: with a mark in front, semicolons, decimal commas, and what people type.
    private static final String CUSTOMERS = "\uFEFF" + """
            customer;email;signed_up;spent\r
            00017;ada@example.com;12.03.2024;1,50\r
            00018;grace@example.com;31.12.2024;12,00\r
            00019;"Grace ""Admiral"" Hopper";30.02.2025;0,99\r
            00017;edsger@example.com;01.02.2025;7,25\r
            00021;barbara@example.com;15.06.2025;-3,00\r
            00022;"alan@example.com";17.06.2025;2,75\r
            """;

    private static final String RULES = """
            {"columns": [
              {"name": "customer", "required": true, "unique": true},
              {"name": "email", "type": "email"},
              {"name": "signed_up", "type": "date"},
              {"name": "spent", "type": "decimal", "min": 0}]}""";

    @TempDir
    Path data;

    @Test
    void aVisitorSendsAMessyFileAndCollectsWhatIsCleanAndWhyTheRestIsNot() throws Exception {
        try (var app = App.start(config(), Role.ALL);
                var visitor = new Visitor(app.port())) {
            visitor.signUp();
            visitor.signIn();

            var accepted = visitor.upload("/v1/tasks", file(CUSTOMERS), RULES);
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            var address = accepted.headers().firstValue("Location").orElseThrow();

            var done = visitor.await(address);
            assertThat(Visitor.text(done, "status")).as(done.body()).isEqualTo("succeeded");
            assertThat(done.body()).contains("\"counts\":{\"read\":6,\"accepted\":3,\"rejected\":3}");

            var result = visitor.get(address + "/result");
            var clean = visitor.download(URI.create(Visitor.text(result, "download_url")));
            assertThat(new String(clean.body(), StandardCharsets.UTF_8)).isEqualTo("""
                    customer,email,signed_up,spent\r
                    00017,ada@example.com,12.03.2024,"1,50"\r
                    00018,grace@example.com,31.12.2024,"12,00"\r
                    00022,"alan@example.com",17.06.2025,"2,75"\r
                    """);

            var rejects = visitor.get(address + "/rejects/content").body();
            assertThat(rejects.lines().map(line -> line.split(",", 5)))
                    .extracting(cells -> cells[0] + " " + cells[2] + " " + cells[3])
                    .containsExactly(
                            "line column code", "4 email type", "4 signed_up type", "5 customer unique", "6 spent min");

            assertThat(visitor.get(address + "/summary").body()).contains("utf-8", "\";\"", "spent");
            var schema = visitor.get(address + "/schema");
            var again = visitor.upload("/v1/tasks", file(CUSTOMERS), schema.body());
            assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
            assertThat(Visitor.text(
                            visitor.await(again.headers().firstValue("Location").orElseThrow()), "status"))
                    .isEqualTo("succeeded");

            var job = visitor.get(address.replace("tasks", "jobs") + "/result");
            assertThat(job.body()).contains("download_url").doesNotContain("object_key");
            assertThat(visitor.delete(address).statusCode()).isEqualTo(204);
            assertThat(visitor.get(address).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aFileThatCannotBeCleanedSaysWhyAndIsKeptForARetry() throws Exception {
        try (var app = App.start(config(), Role.ALL);
                var visitor = new Visitor(app.port())) {
            visitor.signUp();
            visitor.signIn();

            var accepted = visitor.upload("/v1/tasks", file(CUSTOMERS), """
                    {"columns": [{"name": "iban", "required": true}]}""");
            var address = accepted.headers().firstValue("Location").orElseThrow();

            var failed = visitor.await(address);
            assertThat(Visitor.text(failed, "status")).isEqualTo("failed");
            assertThat(failed.body()).contains("csv-unusable", "column-missing", "iban");

            var retried = visitor.post(address + "/retry", "");
            assertThat(retried.statusCode()).as(retried.body()).isEqualTo(202);
            assertThat(retried.body()).contains("\"original_task_id\":\"" + Visitor.text(accepted, "id"));
            var over = visitor.await(retried.headers().firstValue("Location").orElseThrow());
            assertThat(over.body()).contains("column-missing");
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(data.resolve("customers.csv"), text);
    }

    private Config config() {
        return Config.from(Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_DATA_DIR", data.resolve("installation").toString()));
    }
}
