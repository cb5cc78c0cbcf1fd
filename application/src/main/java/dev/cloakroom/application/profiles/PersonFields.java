package dev.cloakroom.application.profiles;

import dev.cloakroom.domain.profiles.Person;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a client sets of a person, not yet checked. Null is what it leaves as it is.
public record PersonFields(
        @Nullable String name,
        @Nullable String email,
        @Nullable Integer age) {

    /// The rules are those of the result.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    Person over(Person present) {
        return Person.of(
                Objects.requireNonNullElse(name, present.name()),
                Objects.requireNonNullElse(email, present.email().value()),
                Objects.requireNonNullElse(age, present.age()));
    }
}
