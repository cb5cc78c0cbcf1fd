// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import java.util.UUID;

/// What `followThing` is asked with.
public record FollowThingRequest(UUID thingId) {}
