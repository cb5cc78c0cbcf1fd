package dev.cloakroom.application.auth.sessions;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.Account;
import dev.cloakroom.application.auth.Passwords;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.SessionId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Begins a session for whoever knows the password. Unknown address, wrong password and disabled user get the same
/// answer after the same hashing.
public final class SignIn {

    private final Users users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public SignIn(
            Users users,
            Sessions sessions,
            Passwords passwords,
            Tokens tokens,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    public SignedIn handle(String email, Password password) {
        @Nullable
        Account account = Email.parse(email).flatMap(users::findByEmail).orElse(null);
        @Nullable String stored = account == null ? null : account.passwordHash();
        if (!passwords.matches(password, stored) || account == null || stored == null) {
            throw AuthRejections.invalidCredentials();
        }
        if (!passwords.isCurrent(stored)) {
            users.rehash(account.user().id(), stored, passwords.hash(password));
        }
        var now = clock.instant();
        var session = new Session(new SessionId(ids.get()), account.user().id(), now);
        var refreshToken = tokens.refresh().make();
        var hash = tokens.refresh().hash(refreshToken);
        if (!transactions.run(() -> sessions.open(session, hash, now.plus(Refresh.VALIDITY)))) {
            throw AuthRejections.invalidCredentials();
        }
        return new SignedIn(tokens.access().issue(account.user(), session.id()), refreshToken);
    }
}
