// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.ByteStream;
import java.util.UUID;

/// What `uploadThing` is asked with.
public record UploadThingRequest(UUID thingId, ByteStream body) {}
