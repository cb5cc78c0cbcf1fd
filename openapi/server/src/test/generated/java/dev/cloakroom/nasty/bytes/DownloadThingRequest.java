// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import java.util.UUID;

/// What `downloadThing` is asked with.
public record DownloadThingRequest(UUID thingId) {}
