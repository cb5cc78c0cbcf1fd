package dev.cloakroom.domain.profiles;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.Email;
import java.text.Normalizer;
import java.util.ArrayList;

/// Who a profile is about. The age is in years.
public record Person(String name, Email email, int age) {

    private static final int SHORTEST_NAME = 5;
    private static final int LONGEST_NAME = 50;
    private static final int OLDEST = 150;

    /// The name is kept in Unicode's composed form and without outer blanks; its length is counted in characters as a
    /// person sees code points, not in UTF-16 units.
    ///
    /// @throws Rejection.Unprocessable `validation-failed`, with all faults
    public static Person of(String name, String email, int age) {
        var faults = new ArrayList<Fault>();
        var written = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        var length = written.codePointCount(0, written.length());
        if (length < SHORTEST_NAME || length > LONGEST_NAME) {
            faults.add(ProfileRejections.nameLength(SHORTEST_NAME, LONGEST_NAME));
        }
        if (written.codePoints().anyMatch(Person::isUnwritable)) {
            faults.add(ProfileRejections.nameCharacters());
        }
        var address = Email.parse(email);
        if (address.isEmpty()) {
            faults.add(ProfileRejections.email());
        }
        if (age < 1 || age > OLDEST) {
            faults.add(ProfileRejections.age(OLDEST));
        }
        if (!faults.isEmpty()) {
            throw ProfileRejections.invalid(faults);
        }
        return new Person(written, address.orElseThrow(), age);
    }

    private static boolean isUnwritable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
