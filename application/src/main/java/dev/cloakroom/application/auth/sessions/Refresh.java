package dev.cloakroom.application.auth.sessions;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.AuthRejections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Gives new tokens for a refresh token and spends it. A spent one that comes again is a theft or a lost answer: within
/// the grace, while its successor was not used, it is the latter and gets that successor again; else its session ends.
public final class Refresh {

    static final Duration VALIDITY = Duration.ofDays(30);
    static final Duration GRACE = Duration.ofSeconds(10);

    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Transactions transactions;
    private final InstantSource clock;

    private sealed interface Outcome {
        record Renewed(Session session, String refreshToken) implements Outcome {}

        record Refused(Rejection reason) implements Outcome {}
    }

    public Refresh(Users users, Sessions sessions, Tokens tokens, Transactions transactions, InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    public SignedIn handle(String refreshToken) {
        var now = clock.instant();
        var shown = tokens.refresh().hash(refreshToken);
        var next = tokens.refresh().make();
        var sealed = tokens.refresh().seal(next, shown);
        var successor = new Sessions.Successor(tokens.refresh().hash(next), sealed, now.plus(VALIDITY));
        // The reason is thrown after the transaction: the end of a session must be stored.
        Outcome outcome = transactions.run(() -> sessions.rotate(shown, successor, now)
                .<Outcome>map(session -> new Outcome.Renewed(session, next))
                .orElseGet(() -> again(shown, now)));
        return switch (outcome) {
            case Outcome.Renewed(var session, var token) -> signedIn(session, token);
            case Outcome.Refused(var reason) -> throw reason;
        };
    }

    private Outcome again(TokenHash hash, Instant now) {
        var found = sessions.find(hash).orElse(null);
        if (found == null) {
            return new Outcome.Refused(AuthRejections.unauthenticated());
        }
        if (found.revokedAt() != null) {
            return new Outcome.Refused(AuthRejections.revoked());
        }
        if (found.usedAt() == null) {
            return new Outcome.Refused(
                    now.isBefore(found.expiresAt()) ? AuthRejections.revoked() : AuthRejections.expired());
        }
        if (found.sealedSuccessor() != null && !now.isAfter(found.usedAt().plus(GRACE))) {
            return new Outcome.Renewed(found.session(), tokens.refresh().open(found.sealedSuccessor(), hash));
        }
        sessions.revoke(found.session().id(), now);
        return new Outcome.Refused(AuthRejections.refreshTokenReused());
    }

    private SignedIn signedIn(Session session, String refreshToken) {
        var user = users.find(session.user()).orElseThrow(AuthRejections::revoked);
        return new SignedIn(tokens.access().issue(user, session.id()), refreshToken);
    }
}
