package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.Main;
import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.Visitor;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it cleans a large file. The next one goes on with the uploads of the first.
class KilledTaskTest {

    private static final int ROWS = 2_000_000;
    private static final int MOST_TRIES = 5;
    private static final String RULES = """
            {"columns": [
              {"name": "order", "type": "integer", "unique": true},
              {"name": "email", "type": "email"},
              {"name": "amount", "type": "decimal", "max": 900}]}""";

    @TempDir
    Path data;

    @Test
    void whatIsMadeAfterTheKillIsWhatWouldHaveBeenMadeWithoutIt() throws Exception {
        var file = orders();
        int tries = 1;
        // Where the machine stands still for a moment, the kill may come when all is done.
        while (!isResumedAsIfNothingHadBeen(file, killWhileItCleans(file, tries == 1))) {
            assertThat(++tries).as("tries to kill it in the middle").isLessThan(MOST_TRIES);
        }
    }

    private String killWhileItCleans(Path file, boolean isNew) throws Exception {
        try (var first = start();
                var visitor = visitor(first)) {
            if (isNew) {
                visitor.signUp();
            }
            visitor.signIn();
            String address = send(visitor, file);
            awaitTheMiddle(visitor, address);
            first.kill();
            return address;
        }
    }

    /// False where the task was over before the kill.
    private boolean isResumedAsIfNothingHadBeen(Path file, String address) throws Exception {
        try (var second = start();
                var visitor = visitor(second)) {
            visitor.signIn();
            var resumed = visitor.await(address);
            assertThat(Visitor.text(resumed, "status")).as(resumed.body()).isEqualTo("succeeded");
            if (!wasCrashed(visitor, address)) {
                second.terminate();
                return false;
            }
            var whole = send(visitor, file);
            assertThat(member(visitor.await(whole), "counts")).isEqualTo(member(resumed, "counts"));
            for (var made : new String[] {"/result", "/rejects"}) {
                var other = visitor.get(whole + made);
                assertThat(Visitor.text(visitor.get(address + made), "sha256"))
                        .isEqualTo(Visitor.text(other, "sha256"));
            }
            for (var document : new String[] {"/summary", "/schema"}) {
                assertThat(visitor.get(address + document).body())
                        .isEqualTo(visitor.get(whole + document).body());
            }
            // Under the key of the first epoch, so the uploads that the killed process began were completed.
            assertThat(Visitor.text(visitor.get(address + "/result"), "download_url"))
                    .contains("/1/result.csv");
            second.terminate();
            return true;
        }
    }

    private static boolean wasCrashed(Visitor visitor, String address) throws IOException, InterruptedException {
        return visitor.get(address.replace("tasks", "jobs") + "/attempts")
                .body()
                .contains("\"end\":\"crashed\"");
    }

    private static String send(Visitor visitor, Path file) throws IOException, InterruptedException {
        var accepted = visitor.upload("/v1/tasks", file, RULES);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    private static void awaitTheMiddle(Visitor visitor, String address) throws IOException, InterruptedException {
        int percent = 0;
        while (percent < 30) {
            var task = visitor.get(address);
            String status = Visitor.text(task, "status");
            assertThat(status).as("before the kill").isIn("queued", "running", "succeeded");
            if (status.equals("succeeded")) {
                return;
            }
            percent = member(task, "progress") instanceof Json.Obj progress
                            && progress.get("percent") instanceof Json.Num(var value)
                    ? value.intValue()
                    : 0;
        }
    }

    private static Json member(HttpResponse<String> reply, String name) {
        return Objects.requireNonNull(((Json.Obj) JsonText.read(reply.body())).get(name), reply.body());
    }

    /// About 90 MB, one row in ten with a fault.
    private Path orders() throws IOException {
        var file = data.resolve("orders.csv");
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("order,email,amount\r\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(i + ",customer.number." + i % 70_000 + "@example.com," + i % 1000 + ".50\r\n");
            }
        }
        return file;
    }

    private OtherProcess start() throws IOException {
        return OtherProcess.start(
                Main.class,
                Map.of(
                        "CLOAKROOM_PORT", "0",
                        "CLOAKROOM_OPS_PORT", "0",
                        "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                        "CLOAKROOM_DATA_DIR", data.resolve("installation").toString()));
    }

    private static Visitor visitor(OtherProcess process) throws InterruptedException {
        String line = process.awaitLine("listening on 127.0.0.1:");
        return new Visitor(Integer.parseInt(line.replaceFirst(".*listening on 127.0.0.1:(\\d+).*", "$1")));
    }
}
