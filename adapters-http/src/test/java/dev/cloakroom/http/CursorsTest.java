package dev.cloakroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Place;
import dev.cloakroom.domain.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private static final Place AFTER = new Place.After(new UUID(1, 2));

    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final Cursors cursors = new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), () -> now);

    @Test
    void aCursorLeadsBackToTheLastRow() {
        var cursor = cursors.seal(AFTER, "listJobs status=failed");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.open(cursor, "listJobs status=failed")).isEqualTo(AFTER);
    }

    @Test
    void aCursorKnowsItsDirection() {
        var before = new Place.Before(new UUID(1, 2));
        assertThat(cursors.open(cursors.seal(before, ""), "")).isEqualTo(before);
        assertThat(cursors.seal(before, "")).isNotEqualTo(cursors.seal(AFTER, ""));
    }

    @Test
    void aCursorOfOtherFiltersIsRefused() {
        var cursor = cursors.seal(AFTER, "listJobs status=failed");
        assertInvalid(cursor, "listJobs status=queued");
    }

    @Test
    void aCursorLivesForADay() {
        var cursor = cursors.seal(AFTER, "");
        now = now.plus(Duration.ofHours(25));
        assertInvalid(cursor, "");
    }

    @Test
    void eachChangedCharacterIsNoticed() {
        var cursor = cursors.seal(AFTER, "");
        for (var index = 0; index < cursor.length() - 1; index++) {
            var other = cursor.charAt(index) == 'A' ? 'B' : 'A';
            assertInvalid(cursor.substring(0, index) + other + cursor.substring(index + 1), "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "not base64!", "AAAA", "AQ=="})
    void whatIsNoCursorIsRefused(String cursor) {
        assertInvalid(cursor, "");
    }

    private void assertInvalid(String cursor, String filters) {
        assertThatThrownBy(() -> cursors.open(cursor, filters))
                .isInstanceOfSatisfying(
                        Rejection.Invalid.class,
                        refused -> assertThat(refused.code()).isEqualTo("invalid-cursor"));
    }
}
