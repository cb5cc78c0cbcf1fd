package dev.cloakroom.application.auth.sessions;

import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sessions and their refresh tokens.
public interface Sessions {

    /// Begins a session with its first token. False when the user is disabled or not there; a user who is being
    /// disabled at the same time ends up without it.
    boolean open(Session session, TokenHash first, Instant expiresAt);

    /// Spends a token and stores its successor. Empty, and nothing is stored, when the token is unknown, spent or
    /// expired, or its session or its user is no longer good: of many at once only one succeeds.
    Optional<Session> rotate(TokenHash spent, Successor successor, Instant now);

    /// What became of a token.
    Optional<Shown> find(TokenHash token);

    void revoke(SessionId session, Instant now);

    void revokeAll(UserId user, Instant now);

    /// Forgets sealed successors of tokens spent before `graceEnded`, and all tokens and sessions that ended before
    /// `expired`, about `limit` of each; says how many rows that were.
    int sweep(Instant graceEnded, Instant expired, int limit);

    /// The next token of a session. `sealed` is its text, readable for whoever holds the server's key.
    record Successor(TokenHash hash, String sealed, Instant expiresAt) {}

    /// `usedAt` is null while the token is good; `sealedSuccessor` is there while its successor was not used and the
    /// grace is not swept.
    record Shown(
            Session session,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant usedAt,
            @Nullable String sealedSuccessor) {}
}
