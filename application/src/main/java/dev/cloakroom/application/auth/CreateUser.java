package dev.cloakroom.application.auth;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes a user. Whether the address is taken only the index of the database knows: no check comes before the insert.
public final class CreateUser {

    private final Users users;
    private final Passwords passwords;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public CreateUser(
            Users users, Passwords passwords, Transactions transactions, InstantSource clock, Supplier<UUID> ids) {
        this.users = users;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    public User handle(NewUser wanted) {
        var email = check(wanted);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var user = User.registered(new UserId(ids.get()), email, wanted.role(), wanted.granted(), now);
        var account = new Account(user, passwords.hash(wanted.password()));
        transactions.run(() -> users.add(account));
        return user;
    }

    private static Email check(NewUser wanted) {
        Optional<Email> email = Email.parse(wanted.email());
        var faults = new ArrayList<Fault>();
        if (email.isEmpty()) {
            faults.add(new Fault("#/email", "email", "This cannot be an e-mail address."));
        }
        if (!wanted.password().isAcceptable()) {
            faults.add(new Fault(
                    "#/password",
                    "length",
                    "A password has " + Password.SHORTEST + " to " + Password.LONGEST + " characters."));
        }
        if (!faults.isEmpty()) {
            throw AuthRejections.invalid(faults);
        }
        return email.orElseThrow();
    }
}
