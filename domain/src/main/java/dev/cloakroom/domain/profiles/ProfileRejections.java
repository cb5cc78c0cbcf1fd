package dev.cloakroom.domain.profiles;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import java.util.List;

/// Why a request about a profile is refused.
public final class ProfileRejections {

    private ProfileRejections() {}

    public static Rejection notFound(ProfileId id) {
        return new Rejection.Missing("There is no profile " + id + ".");
    }

    public static Rejection duplicateEmail() {
        return new Rejection.Conflict(
                "conflict-duplicate",
                "Another profile has this e-mail address.",
                Json.EMPTY.with("field", Json.of("email")));
    }

    static Rejection invalid(List<Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The profile breaks a rule.", faults);
    }

    static Fault nameLength(int least, int most) {
        return new Fault(
                "#/name", "length", "must have " + least + " to " + most + " characters, without the blanks around it");
    }

    static Fault nameCharacters() {
        return new Fault("#/name", "characters", "must have no control characters");
    }

    static Fault email() {
        return new Fault("#/email", "email", "is no e-mail address");
    }

    static Fault age(int most) {
        return new Fault("#/age", "range", "must be from 1 to " + most);
    }
}
