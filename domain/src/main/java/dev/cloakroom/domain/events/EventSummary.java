package dev.cloakroom.domain.events;

import java.time.Instant;

/// An event as lists show it.
public record EventSummary(EventId id, EventType type, Event.Source source, Instant createdAt) {}
