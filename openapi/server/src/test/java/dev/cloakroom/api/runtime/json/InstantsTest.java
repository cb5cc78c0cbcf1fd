package dev.cloakroom.api.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T10:00:00Z", "2026-01-02t10:00:00.000z", "2026-01-02T07:30:00-02:30"})
    void allSpellingsOfRfc3339AreRead(String text) {
        assertThat(JsonCodec.instant(text)).isEqualTo(Instant.parse("2026-01-02T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02",
                "2026-01-02T10:00:00",
                "2026-01-02T10:00Z",
                "2026-01-02 10:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "2026-02-30T10:00:00Z",
                "2026-01-02T25:00:00Z",
                "2026-01-02T10:00:00+99:00"
            })
    void whatOnlyJavaWouldReadIsRefused(String text) {
        assertThatThrownBy(() -> JsonCodec.instant(text)).isInstanceOf(DateTimeException.class);
    }
}
