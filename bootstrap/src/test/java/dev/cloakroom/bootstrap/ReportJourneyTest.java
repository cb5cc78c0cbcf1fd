package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Everything real, from sign-up to the downloaded file.
class ReportJourneyTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void aVisitorSignsUpOrdersAReportAndDownloadsIt(QueueMode mode) throws Exception {
        try (var app = App.start(config(mode), Role.ALL);
                var visitor = new Visitor(app.port())) {
            visitor.signUp();
            visitor.signIn();

            var accepted = visitor.post("/v1/reports", """
                    {"report_type": "compendium_monsters", "format": "csv.gz"}""");
            assertThat(accepted.statusCode()).isEqualTo(202);

            var done = visitor.await(accepted.headers().firstValue("Location").orElseThrow());
            assertThat(Visitor.text(done, "status")).isEqualTo("succeeded");

            var file = visitor.download(URI.create(Visitor.text(done, "download_url")));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())))
                    .isEqualTo(Visitor.text(done, "sha256"));
            var lines = gunzipped(file.body()).split("\r\n", -1);
            assertThat(lines[0]).isEqualTo("name,id,category,description,image,common_locations,drops,dlc");
            assertThat(done.body()).contains("\"rows\":" + (lines.length - 2));
        }
    }

    private Config config(QueueMode mode) {
        return Config.from(Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_QUEUE", mode.name().toLowerCase(Locale.ROOT),
                "CLOAKROOM_EMBEDDED_SQS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_DATA_DIR", data.toString()));
    }

    private static String gunzipped(byte[] bytes) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
