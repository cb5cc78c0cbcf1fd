package dev.cloakroom.domain.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @Test
    void spellingsOfOneAddressAreOneAddress() {
        assertThat(Email.parse(" Jose\u0301+Jobs@Example.COM\n")).contains(new Email("jos\u00e9+jobs@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c", "o'brien@mail.example", "x_y.z-1@sub-domain.example.org", "用户@例子.公司"})
    void whatCanBeAnAddressIsOne(String text) {
        assertThat(Email.parse(text)).contains(new Email(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.c",
                "a b@c.d",
                "a@b@c.d",
                "a@localhost",
                "a@.c",
                "a@b.",
                ".a@b.c",
                "a.@b.c",
                "a\u0000@b.c",
                "a\r\nBcc:x@b.c",
                "<a@b.c>",
                "a,b@c.d",
                "a@b_c.d"
            })
    void whatCannotBeAnAddressIsNone(String text) {
        assertThat(Email.parse(text)).isEmpty();
    }

    @Test
    void anAddressHasAtMost254Characters() {
        var longDomain = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(58) + ".ee";
        var longest = "a".repeat(64) + "@" + longDomain;
        assertThat(Email.parse(longest)).isPresent();
        assertThat(Email.parse(longest + "e")).isEmpty();
        assertThat(Email.parse("a".repeat(65) + "@b.c")).isEmpty();
    }
}
