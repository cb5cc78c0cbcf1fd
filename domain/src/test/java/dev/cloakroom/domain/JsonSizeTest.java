package dev.cloakroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JsonSizeTest {

    @Test
    void everyKindOfValueIsAsLongAsItsText() {
        assertThat(size(Json.EMPTY)).isEqualTo("{}".length());
        assertThat(size(Json.EMPTY.with("a", Json.of(true)).with("bc", Json.of(false))))
                .isEqualTo("{\"a\":true,\"bc\":false}".length());
        assertThat(size(new Json.Arr(List.of()))).isEqualTo("[]".length());
        assertThat(size(new Json.Arr(List.of(new Json.Null(), new Json.Num(new BigDecimal("-1.50"))))))
                .isEqualTo("[null,-1.50]".length());
        assertThat(size(Json.of("a\"\\\u0001"))).isEqualTo("\"a\\\"\\\\\\u0001\"".length());
        assertThat(size(Json.of("\u00e9\u20ac\ud83d\ude00"))).isEqualTo(2 + 2 + 3 + 4);
    }

    @Test
    @Timeout(10)
    void whatIsSharedAThousandTimesOverIsNotWalked() {
        Json deep = Json.of("x".repeat(1_000));
        for (int i = 0; i < 10; i++) {
            deep = new Json.Arr(Collections.nCopies(1_000, deep));
        }
        assertThat(JsonSize.upTo(10_000, deep)).isBetween(10_001L, 20_000L);
    }

    private static long size(Json json) {
        return JsonSize.upTo(Long.MAX_VALUE, json);
    }
}
