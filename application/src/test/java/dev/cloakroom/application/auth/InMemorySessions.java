package dev.cloakroom.application.auth;

import dev.cloakroom.application.auth.sessions.Session;
import dev.cloakroom.application.auth.sessions.Sessions;
import dev.cloakroom.application.auth.sessions.TokenHash;
import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sessions in maps, one caller at a time.
public final class InMemorySessions implements Sessions {

    private final Users users;
    private final Map<SessionId, Instant> revoked = new HashMap<>();
    private final Map<TokenHash, Token> tokens = new HashMap<>();

    private record Token(
            Session session,
            @Nullable TokenHash predecessor,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable String sealedSuccessor) {

        Token spent(Instant now, String sealed) {
            return new Token(session, predecessor, expiresAt, now, sealed);
        }

        Token withoutSuccessor() {
            return new Token(session, predecessor, expiresAt, usedAt, null);
        }
    }

    public InMemorySessions(Users users) {
        this.users = users;
    }

    @Override
    public synchronized boolean open(Session session, TokenHash first, Instant expiresAt) {
        if (!isGood(session.user())) {
            return false;
        }
        tokens.put(first, new Token(session, null, expiresAt, null, null));
        return true;
    }

    @Override
    public synchronized Optional<Session> rotate(TokenHash spent, Successor successor, Instant now) {
        var token = tokens.get(spent);
        if (token == null
                || token.usedAt() != null
                || !now.isBefore(token.expiresAt())
                || revoked.containsKey(token.session().id())
                || !isGood(token.session().user())) {
            return Optional.empty();
        }
        tokens.put(spent, token.spent(now, successor.sealed()));
        tokens.put(successor.hash(), new Token(token.session(), spent, successor.expiresAt(), null, null));
        if (token.predecessor() != null) {
            tokens.computeIfPresent(token.predecessor(), (_, predecessor) -> predecessor.withoutSuccessor());
        }
        return Optional.of(token.session());
    }

    @Override
    public synchronized Optional<Shown> find(TokenHash hash) {
        return Optional.ofNullable(tokens.get(hash))
                .map(token -> new Shown(
                        token.session(),
                        token.expiresAt(),
                        revoked.get(token.session().id()),
                        token.usedAt(),
                        token.sealedSuccessor()));
    }

    @Override
    public synchronized void revoke(SessionId session, Instant now) {
        revoked.putIfAbsent(session, now);
    }

    @Override
    public synchronized void revokeAll(UserId user, Instant now) {
        tokens.values().stream()
                .map(Token::session)
                .filter(session -> session.user().equals(user))
                .forEach(session -> revoked.putIfAbsent(session.id(), now));
    }

    @Override
    public synchronized int sweep(Instant graceEnded, Instant expired, int limit) {
        int before = tokens.size();
        tokens.values().removeIf(token -> token.expiresAt().isBefore(expired) || isOver(token.session(), expired));
        int forgotten = before - tokens.size();
        for (var entry : tokens.entrySet()) {
            var token = entry.getValue();
            if (token.sealedSuccessor() != null
                    && Objects.requireNonNull(token.usedAt()).isBefore(graceEnded)) {
                entry.setValue(token.withoutSuccessor());
                forgotten++;
            }
        }
        return forgotten;
    }

    private boolean isOver(Session session, Instant expired) {
        var end = revoked.get(session.id());
        return end != null && end.isBefore(expired);
    }

    private boolean isGood(UserId user) {
        return users.find(user).map(User::isDisabled).map(disabled -> !disabled).orElse(false);
    }
}
