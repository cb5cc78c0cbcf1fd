// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.parts.StreamedParts;
import java.util.UUID;

/// What `attachThing` is asked with.
public record AttachThingRequest(UUID thingId, StreamedParts parts) {}
