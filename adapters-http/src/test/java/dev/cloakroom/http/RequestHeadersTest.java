package dev.cloakroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.http.limits.ClientAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5|5",
                "wait=\"5\"|5",
                "respond-async, wait=10|10",
                "Wait = 7 ; why=\"a, wait=9\"|7",
                "wait=3, wait=9|3",
                "wait=600|60",
                "wait=0|0",
                "return=minimal;foo,wait=4|4",
            })
    void theWaitIsReadAndCapped(String header, int seconds) {
        assertThat(Prefer.parse(header).patience()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=soon", "wait=-1", "waiting=5", "respond-async", "x=\"wait=5\"", "wait=1.5"})
    void whatIsNoWaitIsIgnored(String header) {
        assertThat(Prefer.parse(header).patience()).isNull();
    }

    @Test
    void respondAsyncIsHeard() {
        assertThat(Prefer.parse("respond-async").respondAsync()).isTrue();
        assertThat(Prefer.parse(null).respondAsync()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"abc|abc", "\"abc\"|abc", "a b|a b", "\"a\\\"b\"|a\"b", "' abc '|abc", "5b9c-1_~|5b9c-1_~"})
    void anIdempotencyKeyIsBareOrQuoted(String header, String key) {
        assertThat(IdempotencyKeyHeader.parse(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"abc", "umlaut\u00e4", "tab\there"})
    void aMalformedIdempotencyKeyIsRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKeyHeader.parse(header)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void anIdempotencyKeyHas255CharactersAtMost() {
        assertThat(IdempotencyKeyHeader.parse("k".repeat(255))).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKeyHeader.parse("k".repeat(256))).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "nonsense",
            })
    void aTraceThatIsNotValidIsNotContinued(String traceparent) {
        assertThat(Correlation.of(null, traceparent, new Random(1)).traceparent())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain("0af7651916cd43dd8448eb211c80319c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "203.0.113.9|none|203.0.113.9",
                "203.0.113.9|198.51.100.1|203.0.113.9",
                "10.1.2.3|198.51.100.1|198.51.100.1",
                "10.1.2.3|6.6.6.6, 198.51.100.1, 10.0.0.9|198.51.100.1",
                "10.1.2.3|evil.example|10.1.2.3",
                "10.1.2.3|none|10.1.2.3",
                "2001:db8:1:2:3:4:5:6|none|2001:db8:1:2:0:0:0:0",
            })
    void onlyProxiesThatWereConfiguredMayNameTheClient(String peer, String forwarded, String client) {
        assertThat(new ClientAddress(List.of("10.0.0.0/8", "::1")).of(peer, forwarded))
                .isEqualTo(client);
    }
}
