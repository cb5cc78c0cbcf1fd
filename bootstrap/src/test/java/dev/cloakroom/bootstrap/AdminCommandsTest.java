package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.features.UsersWiring;
import dev.cloakroom.bootstrap.process.TimeOrderedIds;
import dev.cloakroom.persistence.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdminCommandsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private String password = "long enough to be one";

    @Test
    void makesAndChangesUsers() {
        assertThat(run("create", "first@example.com")).contains("first@example.com  admin");
        assertThat(run("create", "second@example.com")).contains("second@example.com  admin");
        assertThat(run("role", "second@example.com", "user")).contains("second@example.com  user  -");
        assertThat(run("grant", "second@example.com", "http,email")).contains("user  email,http");
        assertThat(run("cap", "second@example.com", "20")).contains("cap 20");
        assertThat(run("cap", "second@example.com", "-")).doesNotContain("cap");
        assertThat(run("disable", "second@example.com")).contains("disabled");
        assertThat(run("enable", "second@example.com")).doesNotContain("disabled");
        assertThat(run("list")).contains("first@example.com", "second@example.com");
        assertThat(run("role", "first@example.com", "user")).contains("admin").doesNotContain("first@example.com");
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertThat(run("create", "nobody")).isEqualTo("This cannot be an e-mail address.");
        assertThat(run("role", "missing@example.com", "admin")).doesNotContain("Exception");
        assertThat(run("grant", "missing@example.com", "everything")).isEqualTo("There is no scope everything.");
        assertThat(run("cap", "missing@example.com", "0")).isEqualTo("A cap is from 1 to 1000000, or - for none.");
        password = "short";
        assertThat(run("create", "third@example.com")).isEqualTo("A password has 12 to 128 characters.");
        assertThat(run("destroy")).startsWith("usage: admin create EMAIL");
    }

    @Test
    void printsAKeyPairForAccessTokens() {
        assertThat(run("signing-keys", "2026-a")).contains("\"2026-a\"").contains("P-256");
    }

    private String run(String... words) {
        var random = new SecureRandom();
        var clock = InstantSource.system();
        var users = UsersWiring.of(
                DATABASE.database(), DATABASE.transactions(), clock, new TimeOrderedIds(clock, random), random);
        said.reset();
        var _ = new AdminCommands(users, () -> password, new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(List.of(words));
        return said.toString(StandardCharsets.UTF_8).strip();
    }
}
