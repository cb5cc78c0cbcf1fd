// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface BytesOperations<C> {

    CreateThingsResponse createThings(CreateThingsRequest request, C call);

    DownloadThingResponse downloadThing(DownloadThingRequest request, C call);

    UploadThingResponse uploadThing(UploadThingRequest request, C call);

    FollowThingResponse followThing(FollowThingRequest request, C call);

    SendReceiptResponse sendReceipt(SendReceiptRequest request, C call);

    AttachThingResponse attachThing(AttachThingRequest request, C call);
}
