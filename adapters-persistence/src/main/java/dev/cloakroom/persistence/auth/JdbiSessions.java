package dev.cloakroom.persistence.auth;

import dev.cloakroom.application.auth.sessions.Session;
import dev.cloakroom.application.auth.sessions.Sessions;
import dev.cloakroom.application.auth.sessions.TokenHash;
import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

public final class JdbiSessions implements Sessions {

    /// The share lock lets a user who is being disabled at the same time either refuse the session or end it.
    private static final String OPEN = """
            WITH user_now AS (
                SELECT id FROM users WHERE id = :user AND disabled_at IS NULL FOR SHARE
            ), session AS (
                INSERT INTO sessions (id, user_id, created_at, expires_at)
                SELECT :session, id, :createdAt, :expiresAt FROM user_now
                RETURNING id
            )
            INSERT INTO refresh_tokens (hash, session_id, expires_at)
            SELECT :token, id, :expiresAt FROM session
            """;

    /// One statement: whoever comes second waits for the row and then finds it spent.
    private static final String ROTATE = """
            WITH spent AS (
                UPDATE refresh_tokens AS token SET used_at = :now, sealed_successor = :sealed
                FROM sessions AS session JOIN users AS u ON u.id = session.user_id
                WHERE token.hash = :spent AND token.used_at IS NULL AND token.expires_at > :now
                  AND session.id = token.session_id AND session.revoked_at IS NULL AND u.disabled_at IS NULL
                RETURNING token.predecessor, session.id, session.user_id, session.created_at
            ), grace_over AS (
                UPDATE refresh_tokens AS token SET sealed_successor = NULL
                FROM spent WHERE token.hash = spent.predecessor
            ), renewed AS (
                UPDATE sessions AS session SET expires_at = :expiresAt FROM spent WHERE session.id = spent.id
            ), successor AS (
                INSERT INTO refresh_tokens (hash, session_id, predecessor, expires_at)
                SELECT :successor, id, :spent, :expiresAt FROM spent
            )
            SELECT id, user_id, created_at FROM spent
            """;

    private static final String FIND = """
            SELECT session.id, session.user_id, session.created_at, session.revoked_at,
                   token.expires_at, token.used_at, token.sealed_successor
            FROM refresh_tokens AS token JOIN sessions AS session ON session.id = token.session_id
            WHERE token.hash = :token
            """;

    private static final String REVOKE = "UPDATE sessions SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL";

    private static final String REVOKE_ALL =
            "UPDATE sessions SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL";

    private static final String SWEEP_GRACE = """
            UPDATE refresh_tokens SET sealed_successor = NULL
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM refresh_tokens
                                    WHERE sealed_successor IS NOT NULL AND used_at < :graceEnded
                                    ORDER BY used_at LIMIT :limit FOR UPDATE SKIP LOCKED))
            """;

    private static final String SWEEP_TOKENS = """
            DELETE FROM refresh_tokens
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM refresh_tokens WHERE expires_at < :expired
                                    ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED))
            """;

    private static final String SWEEP_SESSIONS = """
            DELETE FROM sessions
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM sessions WHERE least(expires_at, revoked_at) < :expired
                                    ORDER BY least(expires_at, revoked_at) LIMIT :limit FOR UPDATE SKIP LOCKED))
            """;

    private final Jdbi jdbi;

    public JdbiSessions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean open(Session session, TokenHash first, Instant expiresAt) {
        return jdbi.withHandle(handle -> handle.createUpdate(OPEN)
                        .bind("session", session.id().value())
                        .bind("user", session.user().value())
                        .bind("createdAt", session.createdAt())
                        .bind("expiresAt", expiresAt)
                        .bind("token", bytes(first))
                        .execute())
                == 1;
    }

    @Override
    public Optional<Session> rotate(TokenHash spent, Successor successor, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(ROTATE)
                .bind("spent", bytes(spent))
                .bind("successor", bytes(successor.hash()))
                .bind("sealed", successor.sealed())
                .bind("expiresAt", successor.expiresAt())
                .bind("now", now)
                .map((row, _) -> session(row))
                .findOne());
    }

    @Override
    public Optional<Shown> find(TokenHash token) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("token", bytes(token))
                .map((row, _) -> new Shown(
                        session(row),
                        UserRows.instant(row, "expires_at"),
                        UserRows.instantOrNull(row, "revoked_at"),
                        UserRows.instantOrNull(row, "used_at"),
                        row.getString("sealed_successor")))
                .findOne());
    }

    @Override
    public void revoke(SessionId session, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(REVOKE)
                .bind("id", session.value())
                .bind("now", now)
                .execute());
    }

    @Override
    public void revokeAll(UserId user, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(REVOKE_ALL)
                .bind("user", user.value())
                .bind("now", now)
                .execute());
    }

    @Override
    public int sweep(Instant graceEnded, Instant expired, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate(SWEEP_GRACE)
                        .bind("graceEnded", graceEnded)
                        .bind("limit", limit)
                        .execute()
                + handle.createUpdate(SWEEP_TOKENS)
                        .bind("expired", expired)
                        .bind("limit", limit)
                        .execute()
                + handle.createUpdate(SWEEP_SESSIONS)
                        .bind("expired", expired)
                        .bind("limit", limit)
                        .execute());
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                UserRows.instant(row, "created_at"));
    }

    private static byte[] bytes(TokenHash hash) {
        return HexFormat.of().parseHex(hash.hex());
    }
}
