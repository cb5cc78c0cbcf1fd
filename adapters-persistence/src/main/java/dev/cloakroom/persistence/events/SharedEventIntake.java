package dev.cloakroom.persistence.events;

import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.events.Arrival;
import dev.cloakroom.application.events.EventIntake;
import dev.cloakroom.application.events.StoreEvents;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.SharedCommits;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Takes events in, many in one transaction.
public final class SharedEventIntake implements EventIntake {

    private final StoreEvents store;
    private final JdbiIdempotencyKeys keys;
    private final SharedCommits<Arrival> commits;

    private record Key(UserId owner, String operation, String value) {}

    public SharedEventIntake(StoreEvents store, Jdbi jdbi) {
        this.store = store;
        this.keys = new JdbiIdempotencyKeys(jdbi);
        this.commits = new SharedCommits<>(SharedEventIntake::key, this::commit);
    }

    @Override
    public Optional<StoredResponse> submit(Arrival arrival) {
        var keyed = arrival.keyed();
        if (commits.submit(arrival) || keyed == null) {
            return Optional.empty();
        }
        // A statement of its own: the snapshot of the first could not see who won.
        return Optional.of(keys.replay(arrival.event().owner(), keyed.key()));
    }

    private Predicate<Arrival> commit(List<Arrival> arrivals) {
        var stored = store.handle(arrivals);
        return arrival -> stored.contains(arrival.event().id());
    }

    private static @Nullable Object key(Arrival arrival) {
        var keyed = arrival.keyed();
        return keyed == null
                ? null
                : new Key(
                        arrival.event().owner(),
                        keyed.key().operation(),
                        keyed.key().value());
    }
}
