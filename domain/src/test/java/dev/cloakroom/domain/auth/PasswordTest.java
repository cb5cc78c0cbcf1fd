package dev.cloakroom.domain.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordTest {

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(new Password("🔑".repeat(11)).isAcceptable()).isFalse();
        assertThat(new Password("🔑".repeat(12)).isAcceptable()).isTrue();
        assertThat(new Password("🔑".repeat(128)).isAcceptable()).isTrue();
        assertThat(new Password("🔑".repeat(129)).isAcceptable()).isFalse();
    }

    @Test
    void twoKeyboardsMakeTheSamePassword() {
        assertThat(new Password("cafe\u0301")).isEqualTo(new Password("caf\u00e9"));
    }

    @Test
    void itNeverPrintsItself() {
        assertThat(new Password("correct horse")).asString().doesNotContain("horse");
    }
}
