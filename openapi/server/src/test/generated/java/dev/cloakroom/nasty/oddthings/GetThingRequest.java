// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import java.util.UUID;

/// What `getThing` is asked with.
public record GetThingRequest(UUID thingId) {}
