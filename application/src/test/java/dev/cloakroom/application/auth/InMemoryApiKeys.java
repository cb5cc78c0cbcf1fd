package dev.cloakroom.application.auth;

import dev.cloakroom.application.auth.sessions.TokenHash;
import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.ApiKeyId;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// API keys in a map.
public final class InMemoryApiKeys implements ApiKeys {

    private final Users users;
    private final Map<ApiKeyId, Stored> stored = new ConcurrentHashMap<>();

    private record Stored(ApiKey key, TokenHash secret) {}

    public InMemoryApiKeys(Users users) {
        this.users = users;
    }

    @Override
    public boolean add(ApiKey key, TokenHash secret) {
        if (users.find(key.owner()).map(User::isDisabled).orElse(true)) {
            return false;
        }
        stored.put(key.id(), new Stored(key, secret));
        return true;
    }

    @Override
    public Optional<Held> find(String prefix) {
        return stored.values().stream()
                .filter(held -> held.key().prefix().equals(prefix))
                .findFirst()
                .flatMap(held ->
                        users.find(held.key().owner()).map(maker -> new Held(held.key(), held.secret(), maker)));
    }

    @Override
    public List<ApiKey> list(UserId owner, @Nullable ApiKeyId before, int limit) {
        return stored.values().stream()
                .map(Stored::key)
                .filter(key -> isLive(key, owner))
                .filter(key -> before == null || key.id().toString().compareTo(before.toString()) < 0)
                .sorted(Comparator.comparing((ApiKey key) -> key.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean revoke(UserId owner, ApiKeyId id, Instant now) {
        var held = stored.get(id);
        if (held == null || !isLive(held.key(), owner)) {
            return false;
        }
        change(id, key -> revoked(key, now));
        return true;
    }

    @Override
    public void revokeAll(UserId owner, Instant now) {
        list(owner, null, Integer.MAX_VALUE).forEach(live -> change(live.id(), key -> revoked(key, now)));
    }

    @Override
    public void touch(ApiKeyId id, Instant now) {
        change(
                id,
                key -> new ApiKey(
                        key.id(),
                        key.owner(),
                        key.name(),
                        key.prefix(),
                        key.scopes(),
                        key.createdAt(),
                        key.expiresAt(),
                        now,
                        key.revokedAt()));
    }

    private static boolean isLive(ApiKey key, UserId owner) {
        return key.owner().equals(owner) && key.revokedAt() == null;
    }

    private static ApiKey revoked(ApiKey key, Instant now) {
        return new ApiKey(
                key.id(),
                key.owner(),
                key.name(),
                key.prefix(),
                key.scopes(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                now);
    }

    private void change(ApiKeyId id, UnaryOperator<ApiKey> change) {
        stored.computeIfPresent(id, (_, held) -> new Stored(change.apply(held.key()), held.secret()));
    }
}
