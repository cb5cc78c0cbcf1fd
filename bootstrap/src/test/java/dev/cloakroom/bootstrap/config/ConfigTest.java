package dev.cloakroom.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void nothingIsNeededOnOneMachine() {
        var config = Config.from(Map.of());
        assertThat(config.databaseUrl()).isNull();
        assertThat(config.secret()).isNull();
        assertThat(config.objects().embedded()).isTrue();
        assertThat(config.web().port()).isEqualTo(8080);
        assertThat(config.web().host()).isEqualTo("127.0.0.1");
        assertThat(config.web().publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(config.signUpOpen()).isTrue();
    }

    @Test
    void allFaultsAreToldAtOnceWithWhatToDo() {
        assertThatThrownBy(() -> Config.from(Map.of(
                        "CLOAKROOM_PORT", "eighty",
                        "CLOAKROOM_OPS_PORT", "70000",
                        "CLOAKROOM_SIGN_UP", "maybe",
                        "CLOAKROOM_DATABASE_URL", "postgres://db/cloakroom",
                        "CLOAKROOM_S3_ENDPOINT", "store:9000",
                        "CLOAKROOM_DATABSE_URL", "jdbc:postgresql://db/cloakroom")))
                .isInstanceOf(BadConfig.class)
                .hasMessage("""
                        CLOAKROOM_PORT must be a whole number from 0 to 65535, and is 'eighty'
                        CLOAKROOM_OPS_PORT must be a whole number from 0 to 65535, and is 70000
                        CLOAKROOM_DATABASE_URL must begin with jdbc:postgresql:
                        CLOAKROOM_SECRET is missing: it is needed with CLOAKROOM_DATABASE_URL: make one by \
                        `openssl rand -base64 48`
                        CLOAKROOM_S3_ENDPOINT must be an http:// or https:// URL, and is 'store:9000'
                        CLOAKROOM_S3_BUCKET is missing: it is needed with CLOAKROOM_S3_ENDPOINT
                        CLOAKROOM_SIGN_UP must be one of open, closed, and is 'maybe'
                        CLOAKROOM_DATABSE_URL is not a setting: see the table in the README""".stripIndent());
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> Config.from(Map.of("CLOAKROOM_SECRET", "too short")))
                .hasMessageContaining("CLOAKROOM_SECRET must be at least 32 bytes long");
    }

    @Test
    void secretsDoNotPrint() {
        var config = Config.from(Map.of(
                "CLOAKROOM_SECRET", SECRET,
                "CLOAKROOM_DATABASE_URL", "jdbc:postgresql://db/cloakroom?user=u&password=hidden",
                "CLOAKROOM_SMTP_URL", "smtp://user:unseen@mail.example",
                "CLOAKROOM_MAIL_FROM", "Cloakroom <no-reply@example.com>",
                "CLOAKROOM_S3_BUCKET", "cloakroom"));
        assertThat(config.mail()).isNotNull();
        assertThat(config.toString()).doesNotContain(SECRET, "hidden", "unseen");
        assertThat(config.objects().embedded()).isFalse();
    }

    @Test
    void aMailServerNeedsASender() {
        assertThatThrownBy(() -> Config.from(Map.of("CLOAKROOM_SMTP_URL", "smtp://mail.example")))
                .hasMessage("CLOAKROOM_MAIL_FROM is missing: it is needed with CLOAKROOM_SMTP_URL");
        assertThatThrownBy(() -> Config.from(
                        Map.of("CLOAKROOM_SMTP_URL", "mail.example", "CLOAKROOM_MAIL_FROM", "a@example.com, b")))
                .hasMessage("""
                        CLOAKROOM_MAIL_FROM cannot be used: it must be one address, such as \
                        Cloakroom <no-reply@example.com>
                        CLOAKROOM_MAIL_FROM is missing: it is needed with CLOAKROOM_SMTP_URL""".stripIndent());
        assertThat(Config.from(Map.of()).mail()).isNull();
    }

    @Test
    void severalReadersAreNamedByCommasThoughAUrlMayHoldSomeToo() {
        var config = Config.from(Map.of(
                "CLOAKROOM_SECRET", SECRET,
                "CLOAKROOM_DATABASE_URL", "jdbc:postgresql://primary/cloakroom",
                "CLOAKROOM_READER_URLS",
                        "jdbc:postgresql://a,b/cloakroom?password=hidden, jdbc:postgresql://c/cloakroom"));
        assertThat(config.readerUrls())
                .extracting(Masked::value)
                .containsExactly("jdbc:postgresql://a,b/cloakroom?password=hidden", "jdbc:postgresql://c/cloakroom");
        assertThat(config.toString()).doesNotContain("hidden");
    }

    @Test
    void readersAreRefusedWithoutThePrimaryWhoseTheyAre() {
        assertThatThrownBy(() -> Config.from(Map.of("CLOAKROOM_READER_URLS", "jdbc:postgresql://a/cloakroom")))
                .hasMessageContaining("CLOAKROOM_READER_URLS needs CLOAKROOM_DATABASE_URL");
    }

    @Test
    void theTableInTheReadmeHasEachVariableAndNoOther() throws IOException {
        assertThat(inReadme("^\\| `(CLOAKROOM_[A-Z0-9_]+)`")).containsExactlyInAnyOrderElementsOf(Config.names());
    }

    @Test
    void theReadmeSpeaksOfNoOtherVariableThanTheseAndThatOfTheSmokeTest() throws IOException {
        assertThat(inReadme("\\b(CLOAKROOM_[A-Z0-9_]+)"))
                .filteredOn(name -> !Config.names().contains(name))
                .containsOnly("CLOAKROOM_SMOKE_KEY");
        assertThat(Files.readString(Path.of("ops", "smoke"))).contains("CLOAKROOM_SMOKE_KEY");
    }

    private static List<String> inReadme(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
