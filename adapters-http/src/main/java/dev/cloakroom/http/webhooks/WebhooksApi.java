package dev.cloakroom.http.webhooks;

import dev.cloakroom.api.model.Resent;
import dev.cloakroom.api.model.RotatedSecret;
import dev.cloakroom.api.model.WebhookDeliveryList;
import dev.cloakroom.api.model.WebhookEndpointList;
import dev.cloakroom.api.webhooks.CreateWebhookEndpointRequest;
import dev.cloakroom.api.webhooks.CreateWebhookEndpointResponse;
import dev.cloakroom.api.webhooks.DeleteWebhookEndpointRequest;
import dev.cloakroom.api.webhooks.DeleteWebhookEndpointResponse;
import dev.cloakroom.api.webhooks.GetWebhookDeliveryRequest;
import dev.cloakroom.api.webhooks.GetWebhookDeliveryResponse;
import dev.cloakroom.api.webhooks.GetWebhookEndpointRequest;
import dev.cloakroom.api.webhooks.GetWebhookEndpointResponse;
import dev.cloakroom.api.webhooks.ListWebhookDeliveriesRequest;
import dev.cloakroom.api.webhooks.ListWebhookDeliveriesResponse;
import dev.cloakroom.api.webhooks.ListWebhookEndpointsRequest;
import dev.cloakroom.api.webhooks.ListWebhookEndpointsResponse;
import dev.cloakroom.api.webhooks.ResendWebhookDeliveriesRequest;
import dev.cloakroom.api.webhooks.ResendWebhookDeliveriesResponse;
import dev.cloakroom.api.webhooks.ResendWebhookDeliveryRequest;
import dev.cloakroom.api.webhooks.ResendWebhookDeliveryResponse;
import dev.cloakroom.api.webhooks.RotateWebhookSecretRequest;
import dev.cloakroom.api.webhooks.RotateWebhookSecretResponse;
import dev.cloakroom.api.webhooks.SendTestEventRequest;
import dev.cloakroom.api.webhooks.SendTestEventResponse;
import dev.cloakroom.api.webhooks.UpdateWebhookEndpointRequest;
import dev.cloakroom.api.webhooks.UpdateWebhookEndpointResponse;
import dev.cloakroom.api.webhooks.WebhooksOperations;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.webhooks.ChangeEndpoint;
import dev.cloakroom.application.webhooks.CreateEndpoint;
import dev.cloakroom.application.webhooks.DeleteEndpoint;
import dev.cloakroom.application.webhooks.EndpointQueries;
import dev.cloakroom.application.webhooks.RotateSecret;
import dev.cloakroom.application.webhooks.deliveries.Deliveries;
import dev.cloakroom.application.webhooks.deliveries.DeliveryQueries;
import dev.cloakroom.application.webhooks.deliveries.Redeliver;
import dev.cloakroom.application.webhooks.deliveries.SendTest;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import java.time.Duration;
import java.util.function.IntConsumer;

/// The operations of the tag `webhooks`.
public final class WebhooksApi implements WebhooksOperations<Call> {

    private static final Duration DEFAULT_OVERLAP = Duration.ofDays(1);

    private final Actions actions;
    private final EndpointQueries endpoints;
    private final DeliveryQueries deliveries;
    private final DeliveryViews views;
    private final Cursors cursors;

    /// What can be done to endpoints, and to what is sent there.
    public record Actions(
            CreateEndpoint create,
            ChangeEndpoint change,
            DeleteEndpoint delete,
            RotateSecret rotate,
            SendTest test,
            Redeliver redeliver) {}

    public WebhooksApi(
            Actions actions,
            EndpointQueries endpoints,
            DeliveryQueries deliveries,
            DeliveryViews views,
            Cursors cursors) {
        this.actions = actions;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.views = views;
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
        var id = new EndpointId(request.endpointId());
        var settings = EndpointViews.settings(request.body());
        IntConsumer precondition = revision -> call.requireMatch(etag(revision));
        var once = call.once(WebhooksApi::updated);
        return switch (actions.change().handle(call.user(), id, settings, precondition, once)) {
            case Submitted.Replayed<Endpoint>(var first) ->
                new UpdateWebhookEndpointResponse.Replayed(Call.stored(first));
            case Submitted.Made<Endpoint>(var endpoint) -> updated(endpoint);
        };
    }

    private static UpdateWebhookEndpointResponse.Ok updated(Endpoint endpoint) {
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

    @Override
    public SendTestEventResponse sendTestEvent(SendTestEventRequest request, Call call) {
        var delivery = actions.test().handle(call.caller(), new EndpointId(request.endpointId()));
        return new SendTestEventResponse.Accepted(DeliveryViews.of(delivery), address(delivery));
    }

    @Override
    public ListWebhookDeliveriesResponse listWebhookDeliveries(ListWebhookDeliveriesRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var status = request.status();
        var wanted = new Deliveries.Page(
                status == null ? null : DeliveryStatus.valueOf(status.name()),
                after == null ? null : new DeliveryId(after),
                request.limit() + 1);
        var found = deliveries.list(call.user(), new EndpointId(request.endpointId()), wanted);
        var page =
                cursors.page(found, request.limit(), delivery -> delivery.id().value(), call);
        return new ListWebhookDeliveriesResponse.Ok(
                new WebhookDeliveryList(
                        page.rows().stream().map(DeliveryViews::of).toList(), page.hasMore(), page.next()),
                page.link());
    }

    @Override
    public GetWebhookDeliveryResponse getWebhookDelivery(GetWebhookDeliveryRequest request, Call call) {
        var details = deliveries.find(
                call.user(), new EndpointId(request.endpointId()), new DeliveryId(request.deliveryId()));
        return new GetWebhookDeliveryResponse.Ok(views.of(details));
    }

    @Override
    public ResendWebhookDeliveryResponse resendWebhookDelivery(ResendWebhookDeliveryRequest request, Call call) {
        var delivery = actions.redeliver()
                .handle(call.caller(), new EndpointId(request.endpointId()), new DeliveryId(request.deliveryId()));
        return new ResendWebhookDeliveryResponse.Accepted(DeliveryViews.of(delivery), address(delivery));
    }

    @Override
    public ResendWebhookDeliveriesResponse resendWebhookDeliveries(ResendWebhookDeliveriesRequest request, Call call) {
        var body = request.body();
        boolean failedOnly = !Boolean.FALSE.equals(body.failedOnly());
        var resent =
                actions.redeliver().all(call.caller(), new EndpointId(request.endpointId()), body.since(), failedOnly);
        return new ResendWebhookDeliveriesResponse.Accepted(new Resent(resent.count(), resent.next()));
    }

    private static String address(Delivery delivery) {
        return "/v1/webhook-endpoints/" + delivery.endpoint() + "/deliveries/" + delivery.id();
    }

    private static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
