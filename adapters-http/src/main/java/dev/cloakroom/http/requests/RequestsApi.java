package dev.cloakroom.http.requests;

import dev.cloakroom.api.model.RequestCreated;
import dev.cloakroom.api.model.RequestHistory;
import dev.cloakroom.api.model.RequestStatusChanged;
import dev.cloakroom.api.model.TrackedRequestList;
import dev.cloakroom.api.model.TrackingUrl;
import dev.cloakroom.api.requests.CreateRequestRequest;
import dev.cloakroom.api.requests.CreateRequestResponse;
import dev.cloakroom.api.requests.GetRequestRequest;
import dev.cloakroom.api.requests.GetRequestResponse;
import dev.cloakroom.api.requests.ListRequestHistoryRequest;
import dev.cloakroom.api.requests.ListRequestHistoryResponse;
import dev.cloakroom.api.requests.ListRequestsRequest;
import dev.cloakroom.api.requests.ListRequestsResponse;
import dev.cloakroom.api.requests.RequestsOperations;
import dev.cloakroom.api.requests.RotateRequestTokenRequest;
import dev.cloakroom.api.requests.RotateRequestTokenResponse;
import dev.cloakroom.api.requests.UpdateRequestStatusRequest;
import dev.cloakroom.api.requests.UpdateRequestStatusResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.requests.ChangeStatus;
import dev.cloakroom.application.requests.CreateRequest;
import dev.cloakroom.application.requests.RequestFilter;
import dev.cloakroom.application.requests.RequestQueries;
import dev.cloakroom.application.requests.RotateToken;
import dev.cloakroom.application.requests.Viewer;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestRejections;
import dev.cloakroom.domain.requests.TrackedRequest;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.pages.Page;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations of the tag `requests`.
public final class RequestsApi implements RequestsOperations<Call> {

    private static final String PATH = "/v1/requests/";
    private static final String VARY = "Accept";

    private final Actions actions;
    private final RequestQueries queries;
    private final Cursors cursors;
    private final URI publicUrl;

    /// What can be done to requests.
    public record Actions(CreateRequest create, ChangeStatus change, RotateToken rotate) {}

    public RequestsApi(Actions actions, RequestQueries queries, Cursors cursors, URI publicUrl) {
        this.actions = actions;
        this.queries = queries;
        this.cursors = cursors;
        this.publicUrl = publicUrl;
    }

    @Override
    public ListRequestsResponse listRequests(ListRequestsRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var statuses = request.status().stream().map(RequestViews::status).collect(Collectors.toSet());
        var found = queries.list(
                new RequestFilter(statuses, after == null ? null : new RequestId(after), request.limit() + 1));
        var page = cursors.page(found, request.limit(), each -> each.id().value(), call);
        var requests = page.rows().stream().map(RequestViews::of).toList();
        return new ListRequestsResponse.Ok(new TrackedRequestList(requests, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreateRequestResponse createRequest(CreateRequestRequest request, Call call) {
        var body = request.body();
        var created = actions.create()
                .handle(new CreateRequest.NewRequest(body.title(), body.details(), body.contactEmail()));
        var made = created.request();
        return new CreateRequestResponse.Created(
                new RequestCreated(RequestViews.of(made.forFollowers()), link(made.id(), created.token())),
                PATH + made.id(),
                RequestViews.etag(made.revision()));
    }

    @Override
    public GetRequestResponse getRequest(GetRequestRequest request, Call call) {
        var id = new RequestId(request.requestId());
        var viewer = viewer(call, request.t(), request.xTrackingToken());
        var found = queries.find(id, viewer);
        if (request.mediaType().equals(Page.MEDIA_TYPE)) {
            var page = TrackingPage.of(found, queries.history(id, viewer));
            return new GetRequestResponse.OkHtml(page, null, VARY, Page.REFERRER_POLICY, Page.POLICY);
        }
        return new GetRequestResponse.OkJson(
                RequestViews.of(found), RequestViews.etag(found.revision()), VARY, Page.REFERRER_POLICY, null);
    }

    @Override
    public ListRequestHistoryResponse listRequestHistory(ListRequestHistoryRequest request, Call call) {
        var viewer = viewer(call, request.t(), request.xTrackingToken());
        var entries = queries.history(new RequestId(request.requestId()), viewer);
        return new ListRequestHistoryResponse.Ok(
                new RequestHistory(entries.stream().map(RequestViews::of).toList(), false, null));
    }

    @Override
    public UpdateRequestStatusResponse updateRequestStatus(UpdateRequestStatusRequest request, Call call) {
        var body = request.body();
        var changed = actions.change()
                .handle(
                        call.caller(),
                        new RequestId(request.requestId()),
                        RequestViews.status(body.status()),
                        RequestViews.comment(body.comment(), body.commentVisibility()),
                        revision -> call.requireMatch(RequestViews.etag(revision)),
                        call.once(RequestsApi::changed));
        return switch (changed) {
            case Submitted.Replayed<TrackedRequest>(var first) ->
                new UpdateRequestStatusResponse.Replayed(Call.stored(first));
            case Submitted.Made<TrackedRequest>(var now) -> changed(now);
        };
    }

    private static UpdateRequestStatusResponse.Ok changed(TrackedRequest changed) {
        var event = Objects.requireNonNull(changed.lastEvent()).value();
        return new UpdateRequestStatusResponse.Ok(
                new RequestStatusChanged(RequestViews.of(changed), event), RequestViews.etag(changed.revision()));
    }

    @Override
    public RotateRequestTokenResponse rotateRequestToken(RotateRequestTokenRequest request, Call call) {
        var id = new RequestId(request.requestId());
        return new RotateRequestTokenResponse.Ok(
                new TrackingUrl(link(id, actions.rotate().handle(id))));
    }

    /// Of two tokens the one in the header counts. Who is known, but no admin, may come by a token too.
    private static Viewer viewer(Call call, @Nullable String link, @Nullable String header) {
        var principal = call.principal();
        if (principal != null && principal.may(Scope.ADMIN)) {
            return new Viewer.Admin();
        }
        var token = header == null ? link : header;
        if (token == null) {
            throw RequestRejections.notFound();
        }
        return new Viewer.Follower(token);
    }

    private URI link(RequestId id, String token) {
        return URI.create(publicUrl + PATH + id + "?t=" + token);
    }
}
