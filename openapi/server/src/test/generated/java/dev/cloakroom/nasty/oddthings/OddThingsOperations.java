// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface OddThingsOperations<C> {

    /// All things.
    ListThingsResponse listThings(ListThingsRequest request, C call);

    /// Make a thing.
    CreateThingResponse createThing(CreateThingRequest request, C call);

    GetThingResponse getThing(GetThingRequest request, C call);

    PatchThingResponse patchThing(PatchThingRequest request, C call);
}
