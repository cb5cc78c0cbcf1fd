package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.Password;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hashes nothing, and counts how often it would have.
public final class PlainPasswords implements Passwords {

    private final AtomicInteger work = new AtomicInteger();
    private volatile String scheme = "plain:";

    @Override
    public String hash(Password password) {
        work.incrementAndGet();
        return scheme + password.value();
    }

    @Override
    public boolean matches(Password password, @Nullable String stored) {
        work.incrementAndGet();
        return Objects.equals(stored == null ? null : stored.substring(stored.indexOf(':') + 1), password.value());
    }

    @Override
    public boolean isCurrent(String stored) {
        return stored.startsWith(scheme);
    }

    public void changeScheme(String changed) {
        scheme = changed;
    }

    public int work() {
        return work.get();
    }
}
