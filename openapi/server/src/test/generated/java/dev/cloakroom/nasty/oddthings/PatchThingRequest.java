// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import dev.cloakroom.nasty.model.ThingPatch;
import java.util.UUID;

/// What `patchThing` is asked with.
public record PatchThingRequest(UUID thingId, ThingPatch body) {}
