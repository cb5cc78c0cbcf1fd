package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path data;

    @Test
    void aFaultyConfigurationIsToldInPlainLinesBeforeAnythingStarts() throws Exception {
        try (var process = OtherProcess.start(
                Main.class, Map.of("CLOAKROOM_PORT", "eighty", "CLOAKROOM_DATA_DIR", data.toString()))) {
            assertThat(process.awaitLine("CLOAKROOM_PORT")).startsWith("CLOAKROOM_PORT must be a whole number");
            assertThat(process.exit()).isEqualTo(2);
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void anUnknownRoleIsToldWithThoseThereAre() throws Exception {
        try (var process = OtherProcess.start(Main.class, Map.of(), "fly")) {
            assertThat(process.awaitLine("usage:")).contains("serve", "work", "migrate", "admin");
            assertThat(process.exit()).isEqualTo(2);
        }
    }

    @Test
    void anAdministratorsCommandWorksBesideARunningCloakroom() throws Exception {
        var environment = Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_DATA_DIR", data.toString());
        try (var app = App.start(Config.from(environment), Role.ALL);
                var visitor = new Visitor(app.port());
                var admin = signedUp(visitor, environment)) {
            assertThat(admin.awaitLine("ada@example.com")).contains("user");
            assertThat(admin.exit()).isZero();
        }
    }

    private static OtherProcess signedUp(Visitor visitor, Map<String, String> environment) throws Exception {
        visitor.signUp();
        return OtherProcess.start(Main.class, environment, "admin", "list");
    }
}
