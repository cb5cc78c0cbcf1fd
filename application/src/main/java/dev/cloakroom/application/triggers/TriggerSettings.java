package dev.cloakroom.application.triggers;

import dev.cloakroom.application.jobs.NewJob;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.events.EventPattern;
import org.jspecify.annotations.Nullable;

/// What a client sets of a trigger, not yet checked. Null is what it leaves as it is, or on creation to us.
public record TriggerSettings(
        @Nullable EventPattern type,
        @Nullable Source source,
        Json.@Nullable Arr condition,
        @Nullable Boolean enabled,
        @Nullable NewJob job) {}
