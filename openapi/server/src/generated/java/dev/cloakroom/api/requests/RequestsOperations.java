// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface RequestsOperations<C> {

    /// All requests, newest first.
    ListRequestsResponse listRequests(ListRequestsRequest request, C call);

    /// Ask for something, and get a link to follow it by.
    CreateRequestResponse createRequest(CreateRequestRequest request, C call);

    /// One request.
    GetRequestResponse getRequest(GetRequestRequest request, C call);

    /// How its status changed, oldest first.
    ListRequestHistoryResponse listRequestHistory(ListRequestHistoryRequest request, C call);

    /// Change the status of a request.
    UpdateRequestStatusResponse updateRequestStatus(UpdateRequestStatusRequest request, C call);

    /// Make a new tracking link.
    RotateRequestTokenResponse rotateRequestToken(RotateRequestTokenRequest request, C call);
}
