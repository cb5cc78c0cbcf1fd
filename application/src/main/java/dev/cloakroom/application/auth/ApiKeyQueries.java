package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.ApiKeyId;
import dev.cloakroom.domain.auth.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about API keys. Somebody else's key, and one that was revoked, is not there.
public final class ApiKeyQueries {

    private final ApiKeys keys;

    public ApiKeyQueries(ApiKeys keys) {
        this.keys = keys;
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<ApiKey> list(UserId owner, @Nullable ApiKeyId before, int limit) {
        return keys.list(owner, before, limit);
    }
}
