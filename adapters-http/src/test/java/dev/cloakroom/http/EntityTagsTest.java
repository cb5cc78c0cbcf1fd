package dev.cloakroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7\"",
                "W/\"7\"",
                "*",
                " * ",
                "\"6\", \"7\"",
                "\"6\",W/\"7\"",
                ",\"7\"",
                "\"a,b\" , \"7\",",
                "\"\",\"7\""
            })
    void anyListedTagMatchesWeakly(String header) {
        assertThat(parse(header).matchesWeakly("\"7\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"77\"", "\"\"", "W/\"8\"", "\"6\", \"8\"", "\"6,7\""})
    void otherTagsDoNot(String header) {
        assertThat(parse(header).matchesWeakly("\"7\"")).isFalse();
    }

    @Test
    void aWeakTagNeverMatchesStrongly() {
        assertThat(parse("W/\"7\"").matchesStrongly("\"7\"")).isFalse();
        assertThat(parse("W/\"7\", \"7\"").matchesStrongly("\"7\"")).isTrue();
        assertThat(parse("*").matchesStrongly("\"7\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "w/\"7\"", "\"7\" \"8\"", "*, \"7\"", "", ",", "W/ \"7\"", "\"a\"b\""})
    void whatIsNoListIsRefused(String header) {
        assertThatThrownBy(() -> parse(header)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void noHeaderIsNoCondition() {
        assertThat(EntityTags.parse("If-Match", null)).isNull();
    }

    private static EntityTags parse(String header) {
        return Objects.requireNonNull(EntityTags.parse("If-None-Match", header));
    }
}
