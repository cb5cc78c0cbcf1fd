package dev.cloakroom.application.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {

    private static final Json.Obj LEAST = Json.EMPTY.with("url", Json.of("https://example.com/hook?a=1"));

    @Test
    void aUrlIsEnough() {
        assertThat(HttpCall.of(LEAST))
                .isEqualTo(new HttpCall(
                        URI.create("https://example.com/hook?a=1"),
                        "GET",
                        Map.of(),
                        null,
                        Duration.ofSeconds(30),
                        Set.of()));
    }

    @Test
    void allThatCanBeSaidIsTaken() {
        var body = Json.EMPTY.with("n", Json.of(1));
        var call = HttpCall.of(LEAST.with("method", Json.of("POST"))
                .with("headers", Json.EMPTY.with("Authorization", Json.of("Bearer x")))
                .with("body", body)
                .with("timeout_seconds", new Json.Num(new BigDecimal("1.5")))
                .with("retry_on", new Json.Arr(List.of(Json.of(404)))));
        assertThat(call.headers()).containsExactly(Map.entry("Authorization", "Bearer x"));
        assertThat(call.body()).isEqualTo(body);
        assertThat(call.timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(call.retryOn()).containsExactly(404);
        assertThat(call).hasToString("POST example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com",
                "example.com",
                "//example.com",
                "http://",
                "http:///path",
                "https://user:pass@example.com",
                "http://a b",
                "mailto:a@b.c",
                ""
            })
    void whatIsNoUrlOfTheWebIsRefused(String url) {
        assertThat(faults(Json.EMPTY.with("url", Json.of(url)))).containsExactly("#/payload/url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "connection",
                "TE",
                "Proxy-Authorization",
                "X-Cloakroom-Attempt",
                "Expect",
                "Upgrade",
                "a b",
                "a:b",
                "",
                "ü"
            })
    void headersThatAreOursOrNoneAreRefused(String name) {
        assertThat(faults(LEAST.with("headers", Json.EMPTY.with(name, Json.of("x")))))
                .containsExactly("#/payload/headers/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Admin: 1", "a\nb", "\u0000", "é"})
    void aHeaderCannotBeginAnother(String value) {
        assertThat(faults(LEAST.with("headers", Json.EMPTY.with("X-A", Json.of(value)))))
                .containsExactly("#/payload/headers/X-A");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faults(Json.EMPTY
                        .with("method", Json.of("TRACE"))
                        .with("headers", Json.of(1))
                        .with("timeout_seconds", Json.of(301))
                        .with("retry_on", new Json.Arr(List.of(Json.of(503))))
                        .with("follow", Json.of(true))))
                .containsExactly(
                        "#/payload/url",
                        "#/payload/method",
                        "#/payload/headers",
                        "#/payload/timeout_seconds",
                        "#/payload/retry_on",
                        "#/payload/follow");
        assertThat(faults(LEAST.with("body", Json.of("x")))).containsExactly("#/payload/body");
        assertThat(faults(new Json.Null())).containsExactly("#/payload", "#/payload/url");
    }

    private static List<String> faults(Json payload) {
        var refused = assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> HttpCall.of(payload))
                .actual();
        return refused.faults().stream().map(Rejection.Fault::pointer).toList();
    }
}
