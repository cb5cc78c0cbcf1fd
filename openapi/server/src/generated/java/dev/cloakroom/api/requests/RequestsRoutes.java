// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.NewRequest;
import dev.cloakroom.api.model.NewRequestStatus;
import dev.cloakroom.api.model.RequestStatus;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class RequestsRoutes {

    private RequestsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, RequestsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_REQUESTS, RequestsRoutes::listRequests, operations::listRequests);
        endpoints.add(Operations.CREATE_REQUEST, RequestsRoutes::createRequest, operations::createRequest);
        endpoints.add(Operations.GET_REQUEST, RequestsRoutes::getRequest, operations::getRequest);
        endpoints.add(Operations.LIST_REQUEST_HISTORY, RequestsRoutes::listRequestHistory, operations::listRequestHistory);
        endpoints.add(Operations.UPDATE_REQUEST_STATUS, RequestsRoutes::updateRequestStatus, operations::updateRequestStatus);
        endpoints.add(Operations.ROTATE_REQUEST_TOKEN, RequestsRoutes::rotateRequestToken, operations::rotateRequestToken);
    }

    private static ListRequestsRequest listRequests(RequestReader in) {
        var status = in.queryList("status", false, 0, 4, false, Scalar.oneOf(RequestStatus.values(), RequestStatus::value));
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("status", "limit", "cursor");
        in.check();
        return new ListRequestsRequest(status.required(), limit.orElse(20), cursor.optional());
    }

    private static CreateRequestRequest createRequest(RequestReader in) {
        var body = in.json("NewRequest", true, NewRequest.class);
        in.onlyQuery();
        in.check();
        return new CreateRequestRequest(body.required());
    }

    private static GetRequestRequest getRequest(RequestReader in) {
        var requestId = in.path("request_id", Scalar.UUID);
        var t = in.query("t", false, Scalar.text(1, 256, null));
        var xTrackingToken = in.header("X-Tracking-Token", false, Scalar.text(1, 256, null));
        in.onlyQuery("t");
        in.check();
        return new GetRequestRequest(requestId.required(), t.optional(), xTrackingToken.optional(), in.preferred());
    }

    private static ListRequestHistoryRequest listRequestHistory(RequestReader in) {
        var requestId = in.path("request_id", Scalar.UUID);
        var t = in.query("t", false, Scalar.text(1, 256, null));
        var xTrackingToken = in.header("X-Tracking-Token", false, Scalar.text(1, 256, null));
        in.onlyQuery("t");
        in.check();
        return new ListRequestHistoryRequest(requestId.required(), t.optional(), xTrackingToken.optional());
    }

    private static UpdateRequestStatusRequest updateRequestStatus(RequestReader in) {
        var requestId = in.path("request_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("NewRequestStatus", true, NewRequestStatus.class);
        in.onlyQuery();
        in.check();
        return new UpdateRequestStatusRequest(
                requestId.required(),
                ifMatch.optional(),
                idempotencyKey.optional(),
                body.required());
    }

    private static RotateRequestTokenRequest rotateRequestToken(RequestReader in) {
        var requestId = in.path("request_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new RotateRequestTokenRequest(requestId.required());
    }
}
