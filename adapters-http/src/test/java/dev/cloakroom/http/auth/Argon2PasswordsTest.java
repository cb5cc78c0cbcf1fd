package dev.cloakroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloakroom.domain.auth.Password;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class Argon2PasswordsTest {

    private static final Password PASSWORD = new Password("correct horse battery");

    private final Argon2Passwords passwords = new Argon2Passwords(new SecureRandom(), 2);

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        var stored = passwords.hash(PASSWORD);
        assertThat(stored).startsWith("$argon2id$v=19$m=32768,t=3,p=1$").doesNotContain("horse");
        assertThat(passwords.matches(PASSWORD, stored)).isTrue();
        assertThat(passwords.matches(new Password("correct horse batterY"), stored))
                .isFalse();
        assertThat(passwords.isCurrent(stored)).isTrue();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(passwords.hash(PASSWORD)).isNotEqualTo(passwords.hash(PASSWORD));
    }

    @Test
    void nobodysPasswordNeverMatches() {
        assertThat(passwords.matches(PASSWORD, null)).isFalse();
    }

    @Test
    void aHashOfOtherParametersIsReadAndKnownAsOld() {
        // The test vector of the reference implementation (phc-winner-argon2, test.c): password and salt as named.
        var stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches(new Password("password"), stored)).isTrue();
        assertThat(passwords.isCurrent(stored)).isFalse();
    }

    @Test
    void whatIsNoHashIsAFaultAndNotQuoted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> passwords.matches(PASSWORD, "$2a$10$bcrypt"))
                .withMessageNotContaining("bcrypt");
    }
}
