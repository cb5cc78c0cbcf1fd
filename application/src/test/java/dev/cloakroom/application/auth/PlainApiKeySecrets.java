package dev.cloakroom.application.auth;

import dev.cloakroom.application.auth.sessions.TokenHash;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// API keys of the form `key_N_secret`.
public final class PlainApiKeySecrets implements ApiKeySecrets {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Override
    public Made make() {
        var prefix = "key_" + MADE.incrementAndGet();
        return new Made(prefix + "_secret", prefix, hash(prefix + "_secret"));
    }

    @Override
    public Optional<Read> read(String key) {
        int end = key.lastIndexOf('_');
        return end < 0 ? Optional.empty() : Optional.of(new Read(key.substring(0, end), hash(key)));
    }

    @Override
    public boolean matches(Read shown, TokenHash stored) {
        return shown.hash().equals(stored);
    }

    private static TokenHash hash(String key) {
        return new TokenHash(Integer.toHexString(key.hashCode()));
    }
}
