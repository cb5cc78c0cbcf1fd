package dev.cloakroom.domain.requests;

import dev.cloakroom.domain.events.EventId;
import java.time.Instant;

/// A change that was handled: it is in the history, once, behind those that were made before it.
public record HistoryEntry(EventId event, StatusChange change, Instant handledAt) {

    /// As whoever follows the request by its link may see it: without who changed it, and what is internal.
    public HistoryEntry forFollowers() {
        return new HistoryEntry(event, change.forFollowers(), handledAt);
    }
}
