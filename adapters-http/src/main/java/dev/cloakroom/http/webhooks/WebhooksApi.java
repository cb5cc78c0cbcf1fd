package dev.cloakroom.http.webhooks;

import dev.cloakroom.api.model.RotatedSecret;
import dev.cloakroom.api.model.WebhookEndpointList;
import dev.cloakroom.api.webhooks.CreateWebhookEndpointRequest;
import dev.cloakroom.api.webhooks.CreateWebhookEndpointResponse;
import dev.cloakroom.api.webhooks.DeleteWebhookEndpointRequest;
import dev.cloakroom.api.webhooks.DeleteWebhookEndpointResponse;
import dev.cloakroom.api.webhooks.GetWebhookEndpointRequest;
import dev.cloakroom.api.webhooks.GetWebhookEndpointResponse;
import dev.cloakroom.api.webhooks.ListWebhookEndpointsRequest;
import dev.cloakroom.api.webhooks.ListWebhookEndpointsResponse;
import dev.cloakroom.api.webhooks.RotateWebhookSecretRequest;
import dev.cloakroom.api.webhooks.RotateWebhookSecretResponse;
import dev.cloakroom.api.webhooks.UpdateWebhookEndpointRequest;
import dev.cloakroom.api.webhooks.UpdateWebhookEndpointResponse;
import dev.cloakroom.api.webhooks.WebhooksOperations;
import dev.cloakroom.application.webhooks.ChangeEndpoint;
import dev.cloakroom.application.webhooks.CreateEndpoint;
import dev.cloakroom.application.webhooks.DeleteEndpoint;
import dev.cloakroom.application.webhooks.EndpointQueries;
import dev.cloakroom.application.webhooks.RotateSecret;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import java.time.Duration;

/// The operations of the tag `webhooks`.
public final class WebhooksApi implements WebhooksOperations<Call> {

    private static final Duration DEFAULT_OVERLAP = Duration.ofDays(1);

    private final Actions actions;
    private final EndpointQueries endpoints;
    private final Cursors cursors;

    /// What can be done to endpoints.
    public record Actions(CreateEndpoint create, ChangeEndpoint change, DeleteEndpoint delete, RotateSecret rotate) {}

    public WebhooksApi(Actions actions, EndpointQueries endpoints, Cursors cursors) {
        this.actions = actions;
        this.endpoints = endpoints;
        this.cursors = cursors;
    }

    @Override
    public ListWebhookEndpointsResponse listWebhookEndpoints(ListWebhookEndpointsRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var found = endpoints.list(call.user(), after == null ? null : new EndpointId(after), request.limit() + 1);
        var page =
                cursors.page(found, request.limit(), endpoint -> endpoint.id().value(), call);
        var views = page.rows().stream().map(EndpointViews::of).toList();
        return new ListWebhookEndpointsResponse.Ok(
                new WebhookEndpointList(views, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreateWebhookEndpointResponse createWebhookEndpoint(CreateWebhookEndpointRequest request, Call call) {
        var made = actions.create().handle(call.user(), EndpointViews.settings(request.body()));
        return new CreateWebhookEndpointResponse.Created(
                EndpointViews.created(made.endpoint(), made.secret()),
                "/v1/webhook-endpoints/" + made.endpoint().id(),
                etag(made.endpoint().revision()));
    }

    @Override
    public GetWebhookEndpointResponse getWebhookEndpoint(GetWebhookEndpointRequest request, Call call) {
        var endpoint = endpoints.find(call.user(), new EndpointId(request.endpointId()));
        return new GetWebhookEndpointResponse.Ok(EndpointViews.of(endpoint), etag(endpoint.revision()));
    }

    @Override
    public UpdateWebhookEndpointResponse updateWebhookEndpoint(UpdateWebhookEndpointRequest request, Call call) {
        var endpoint = actions.change()
                .handle(
                        call.user(),
                        new EndpointId(request.endpointId()),
                        EndpointViews.settings(request.body()),
                        revision -> call.requireMatch(etag(revision)));
        return new UpdateWebhookEndpointResponse.Ok(EndpointViews.of(endpoint), etag(endpoint.revision()));
    }

    @Override
    public DeleteWebhookEndpointResponse deleteWebhookEndpoint(DeleteWebhookEndpointRequest request, Call call) {
        actions.delete()
                .handle(
                        call.user(),
                        new EndpointId(request.endpointId()),
                        revision -> call.requireMatch(etag(revision)));
        return new DeleteWebhookEndpointResponse.NoContent();
    }

    @Override
    public RotateWebhookSecretResponse rotateWebhookSecret(RotateWebhookSecretRequest request, Call call) {
        var seconds = request.body().expireAfterSeconds();
        var overlap = seconds == null ? DEFAULT_OVERLAP : Duration.ofSeconds(seconds);
        var rotated = actions.rotate().handle(call.user(), new EndpointId(request.endpointId()), overlap);
        return new RotateWebhookSecretResponse.Ok(new RotatedSecret(rotated.secret(), rotated.othersExpireAt()));
    }

    private static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
