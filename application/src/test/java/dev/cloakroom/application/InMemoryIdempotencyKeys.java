package dev.cloakroom.application;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

    private record Scope(UserId owner, String operation, String value) {
        static Scope of(UserId owner, IdempotencyKey key) {
            return new Scope(owner, key.operation(), key.value());
        }
    }

    private record Entry(String fingerprint, StoredResponse answer, Instant expires) {}

    private final InstantSource clock;
    private final Map<Scope, Entry> entries = new HashMap<>();

    public InMemoryIdempotencyKeys(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<StoredResponse> claim(
            UserId owner, IdempotencyKey key, @Nullable JobId job, StoredResponse answer) {
        var first = find(owner, key);
        if (first.isEmpty()) {
            var expires = clock.instant().plus(key.timeToLive());
            entries.put(Scope.of(owner, key), new Entry(key.fingerprint(), answer, expires));
        }
        return first;
    }

    @Override
    public synchronized Optional<StoredResponse> find(UserId owner, IdempotencyKey key) {
        var first = entries.get(Scope.of(owner, key));
        if (first == null || !first.expires().isAfter(clock.instant())) {
            return Optional.empty();
        }
        if (!first.fingerprint().equals(key.fingerprint())) {
            throw IdempotencyKeys.reused();
        }
        return Optional.of(first.answer());
    }

    @Override
    public synchronized int forgetExpired(int atMost) {
        var now = clock.instant();
        var expired = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().expires().isAfter(now))
                .limit(atMost)
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(entries::remove);
        return expired.size();
    }
}
