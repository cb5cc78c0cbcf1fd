// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import dev.cloakroom.nasty.model.NewThing;

/// What `createThing` is asked with.
public record CreateThingRequest(NewThing body) {}
