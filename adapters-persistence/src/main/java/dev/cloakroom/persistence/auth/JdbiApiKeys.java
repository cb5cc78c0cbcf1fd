package dev.cloakroom.persistence.auth;

import dev.cloakroom.application.auth.ApiKeys;
import dev.cloakroom.application.auth.sessions.TokenHash;
import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.ApiKeyId;
import dev.cloakroom.domain.auth.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

public final class JdbiApiKeys implements ApiKeys {

    private static final UUID HIGHEST = new UUID(-1, -1);

    /// The share lock: as for sessions, a user who is being disabled ends up without the key.
    private static final String ADD = """
            WITH user_now AS (
                SELECT id FROM users WHERE id = :owner AND disabled_at IS NULL FOR SHARE
            )
            INSERT INTO api_keys (id, user_id, name, prefix, hash, scopes, created_at, expires_at)
            SELECT :id, id, :name, :prefix, :hash, :scopes, :createdAt, :expiresAt FROM user_now
            """;

    private static final String FIND = """
            SELECT k.id AS key_id, k.name, k.prefix, k.hash, k.scopes, k.created_at AS key_created_at,
                   k.expires_at, k.last_used_at, k.revoked_at,
            """ + UserRows.COLUMNS + """
             FROM api_keys k JOIN users u ON u.id = k.user_id
            WHERE k.prefix = :prefix
            """;

    private static final String LIST = """
            SELECT id AS key_id, name, prefix, scopes, created_at AS key_created_at,
                   expires_at, last_used_at, revoked_at
            FROM api_keys
            WHERE user_id = :owner AND revoked_at IS NULL AND id < :before
            ORDER BY id DESC
            LIMIT :limit
            """;

    private static final String REVOKE = """
            UPDATE api_keys SET revoked_at = :now WHERE id = :id AND user_id = :owner AND revoked_at IS NULL
            """;

    private static final String REVOKE_ALL =
            "UPDATE api_keys SET revoked_at = :now WHERE user_id = :owner AND revoked_at IS NULL";

    private static final String TOUCH = """
            UPDATE api_keys SET last_used_at = :now WHERE id = :id AND coalesce(last_used_at, '-infinity') < :now
            """;

    private final Jdbi jdbi;

    public JdbiApiKeys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean add(ApiKey key, TokenHash secret) {
        return jdbi.withHandle(handle -> handle.createUpdate(ADD)
                        .bind("id", key.id().value())
                        .bind("owner", key.owner().value())
                        .bind("name", key.name())
                        .bind("prefix", key.prefix())
                        .bind("hash", HexFormat.of().parseHex(secret.hex()))
                        .bindArray("scopes", String.class, UserRows.texts(key.scopes()))
                        .bind("createdAt", key.createdAt())
                        .bind("expiresAt", key.expiresAt())
                        .execute())
                == 1;
    }

    @Override
    public Optional<Held> find(String prefix) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("prefix", prefix)
                .map((row, _) -> held(row))
                .findOne());
    }

    @Override
    public List<ApiKey> list(UserId owner, @Nullable ApiKeyId before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("owner", owner.value())
                .bind("before", before == null ? HIGHEST : before.value())
                .bind("limit", limit)
                .map((row, _) -> key(row, owner))
                .list());
    }

    @Override
    public boolean revoke(UserId owner, ApiKeyId id, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(REVOKE)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    @Override
    public void revokeAll(UserId owner, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(REVOKE_ALL)
                .bind("owner", owner.value())
                .bind("now", now)
                .execute());
    }

    @Override
    public void touch(ApiKeyId id, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(TOUCH)
                .bind("id", id.value())
                .bind("now", now)
                .execute());
    }

    private static Held held(ResultSet row) throws SQLException {
        var maker = UserRows.user(row);
        return new Held(key(row, maker.id()), new TokenHash(HexFormat.of().formatHex(row.getBytes("hash"))), maker);
    }

    private static ApiKey key(ResultSet row, UserId owner) throws SQLException {
        return new ApiKey(
                new ApiKeyId(row.getObject("key_id", UUID.class)),
                owner,
                row.getString("name"),
                row.getString("prefix"),
                UserRows.scopes(row, "scopes"),
                UserRows.instant(row, "key_created_at"),
                UserRows.instantOrNull(row, "expires_at"),
                UserRows.instantOrNull(row, "last_used_at"),
                UserRows.instantOrNull(row, "revoked_at"));
    }
}
