package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Tells who acts with an API key, by what the key and its maker are at this moment.
public final class IdentifyApiKey {

    /// Writing the time of each use would make a row hot that thousands of requests read.
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final ApiKeys keys;
    private final ApiKeySecrets secrets;
    private final InstantSource clock;

    public IdentifyApiKey(ApiKeys keys, ApiKeySecrets secrets, InstantSource clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Principal handle(String key) {
        var read = secrets.read(key).orElseThrow(AuthRejections::unauthenticated);
        var held = keys.find(read.prefix()).orElseThrow(AuthRejections::unauthenticated);
        if (!secrets.matches(read, held.secret())) {
            throw AuthRejections.unauthenticated();
        }
        var now = clock.instant();
        var principal = held.key().principal(held.maker(), now);
        noteUse(held.key(), now);
        return principal;
    }

    private void noteUse(ApiKey key, Instant now) {
        var lastUse = key.lastUsedAt();
        if (lastUse == null || !now.isBefore(lastUse.plus(USE_IS_NOTED_EVERY))) {
            keys.touch(key.id(), now);
        }
    }
}
