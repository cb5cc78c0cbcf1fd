// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

import java.util.UUID;

/// What `getEvent` is asked with.
public record GetEventRequest(UUID eventId) {}
