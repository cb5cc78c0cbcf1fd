package dev.cloakroom.domain.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Email;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    /// One code point, two UTF-16 units.
    private static final String CLEF = "\uD834\uDD1E";

    @Test
    void outerBlanksOfTheNameAndTheCaseOfTheAddressDoNotCount() {
        assertThat(Person.of("  Jane Doe\t", " Jane@EXAMPLE.com ", 36))
                .isEqualTo(new Person("Jane Doe", new Email("jane@example.com"), 36));
    }

    @Test
    void aNameIsKeptComposed() {
        assertThat(Person.of("Ame\u0301lie", "a@example.com", 1).name()).isEqualTo("Am\u00e9lie");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void charactersOfANameAreCodePoints(int length) {
        assertThat(Person.of(CLEF.repeat(length), "a@example.com", 1).name()).isEqualTo(CLEF.repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 51})
    void aNameOfOtherLengthIsRefused(int length) {
        assertThat(faults("  " + CLEF.repeat(length) + "  ", "a@example.com", 1))
                .containsExactly("#/name length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jane\u0000Doe", "Jane\nDoe", "Jane\uD834Doe"})
    void whatNobodyCanWriteIsRefused(String name) {
        assertThat(faults(name, "a@example.com", 1)).containsExactly("#/name characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 150})
    void agesAtTheLimitsAreGood(int age) {
        assertThat(Person.of("Jane Doe", "a@example.com", age).age()).isEqualTo(age);
    }

    @Test
    void allFaultsComeTogether() {
        assertThat(faults("Ann", "nobody", 0)).containsExactly("#/name length", "#/email email", "#/age range");
        assertThat(faults("Ann", "nobody", 151)).containsExactly("#/name length", "#/email email", "#/age range");
    }

    private static List<String> faults(String name, String email, int age) {
        var found = new ArrayList<String>();
        assertThatThrownBy(() -> Person.of(name, email, age))
                .isInstanceOfSatisfying(
                        Rejection.Unprocessable.class,
                        refused -> refused.faults().forEach(fault -> found.add(fault.pointer() + " " + fault.code())));
        return found;
    }
}
