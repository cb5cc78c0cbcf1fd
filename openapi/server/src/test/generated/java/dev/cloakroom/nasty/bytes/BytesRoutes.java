// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.api.runtime.parts.StreamedParts;
import dev.cloakroom.nasty.Operations;
import dev.cloakroom.nasty.model.Kind;
import dev.cloakroom.nasty.model.QuerySource;
import dev.cloakroom.nasty.model.Source;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class BytesRoutes {

    private BytesRoutes() {}

    public static <C> void register(
            RoutesConfig routes, BytesOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.CREATE_THINGS, BytesRoutes::createThings, operations::createThings);
        endpoints.add(Operations.DOWNLOAD_THING, BytesRoutes::downloadThing, operations::downloadThing);
        endpoints.add(Operations.UPLOAD_THING, BytesRoutes::uploadThing, operations::uploadThing);
        endpoints.add(Operations.FOLLOW_THING, BytesRoutes::followThing, operations::followThing);
        endpoints.add(Operations.SEND_RECEIPT, BytesRoutes::sendReceipt, operations::sendReceipt);
        endpoints.add(Operations.ATTACH_THING, BytesRoutes::attachThing, operations::attachThing);
    }

    private static CreateThingsRequest createThings(RequestReader in) {
        var body = in.batch("things", 3, "QuerySource", QuerySource.class);
        in.onlyQuery();
        in.check();
        return new CreateThingsRequest(body.required());
    }

    private static DownloadThingRequest downloadThing(RequestReader in) {
        var thingId = in.path("thing_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new DownloadThingRequest(thingId.required());
    }

    private static UploadThingRequest uploadThing(RequestReader in) {
        var thingId = in.path("thing_id", Scalar.UUID);
        var body = in.stream(true);
        in.onlyQuery();
        in.check();
        return new UploadThingRequest(thingId.required(), body.required());
    }

    private static FollowThingRequest followThing(RequestReader in) {
        var thingId = in.path("thing_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new FollowThingRequest(thingId.required());
    }

    private static SendReceiptRequest sendReceipt(RequestReader in) {
        var thingId = in.path("thing_id", Scalar.UUID);
        var kind = in.part("kind", true, Scalar.oneOf(Kind.values(), Kind::value));
        var paidAt = in.part("paid_at", false, Scalar.INSTANT);
        var source = in.jsonPart("source", "Source", true, Source.class);
        var scan = in.filePart("scan", true);
        var more = in.fileParts("more", false, 2);
        in.onlyQuery();
        in.onlyParts("kind", "paid_at", "source", "scan", "more");
        in.check();
        return new SendReceiptRequest(
                thingId.required(),
                kind.required(),
                paidAt.optional(),
                source.required(),
                scan.required(),
                more.required());
    }

    private static AttachThingRequest attachThing(RequestReader in) {
        var thingId = in.path("thing_id", Scalar.UUID);
        var parts = in.streamedParts(
                new StreamedParts.Expected("source", "Source", false),
                new StreamedParts.Expected("file", null, true));
        in.onlyQuery();
        in.check();
        return new AttachThingRequest(thingId.required(), parts.required());
    }
}
