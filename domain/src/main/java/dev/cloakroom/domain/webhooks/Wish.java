package dev.cloakroom.domain.webhooks;

import dev.cloakroom.domain.events.EventPattern;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner sets of an endpoint.
public record Wish(
        URI url, List<EventPattern> eventTypes, @Nullable String description) {

    public Wish {
        eventTypes = List.copyOf(eventTypes);
    }
}
