package dev.cloakroom.application.auth;

import dev.cloakroom.application.auth.sessions.TokenHash;
import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.ApiKeyId;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API keys that were made.
public interface ApiKeys {

    /// False when the owner is disabled or not there.
    boolean add(ApiKey key, TokenHash secret);

    /// The key with this prefix, revoked or not, and its maker as he is now.
    Optional<Held> find(String prefix);

    /// Those of an owner that are not revoked: newest first, those before `before` where it is given.
    List<ApiKey> list(UserId owner, @Nullable ApiKeyId before, int limit);

    /// False when the owner has no such key, or it is revoked already.
    boolean revoke(UserId owner, ApiKeyId id, Instant now);

    void revokeAll(UserId owner, Instant now);

    void touch(ApiKeyId id, Instant now);

    record Held(ApiKey key, TokenHash secret, User maker) {}
}
