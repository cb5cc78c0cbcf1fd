package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.auth.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// Who listens, for tests to look at.
public final class RecordedListeners implements EventListeners {

    public final Set<UUID> listening = new HashSet<>();

    @Override
    public void add(UserId owner, UUID listener) {
        listening.add(listener);
    }

    @Override
    public void remove(UserId owner, UUID listener) {
        listening.remove(listener);
    }
}
