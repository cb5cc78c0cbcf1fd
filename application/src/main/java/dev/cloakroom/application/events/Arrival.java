package dev.cloakroom.application.events;

import dev.cloakroom.application.jobs.Intake.Keyed;
import dev.cloakroom.domain.events.Event;
import org.jspecify.annotations.Nullable;

/// An event that a client sends; `keyed` is null where it sent no key, or the key is claimed already.
public record Arrival(Event event, @Nullable Keyed keyed) {}
