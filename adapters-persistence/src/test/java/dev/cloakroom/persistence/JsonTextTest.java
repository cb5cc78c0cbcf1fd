package dev.cloakroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void whatIsReadIsWrittenBackDigitByDigit() {
        String text = "{\"b\":[1,2.50,-0.1,true,null,\"ü\\u0000\"],\"a\":{\"big\":123456789012345678901234567890}}";
        assertThat(JsonText.write(JsonText.read(text))).isEqualTo(text);
    }

    @Test
    void anObjectIsReadAsObject() {
        assertThat(JsonText.readObject("{\"a\":1}").get("a")).isEqualTo(Json.of(1));
    }
}
