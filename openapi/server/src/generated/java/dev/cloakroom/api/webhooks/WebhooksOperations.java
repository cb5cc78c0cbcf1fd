// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface WebhooksOperations<C> {

    /// One's webhook endpoints, newest first.
    ListWebhookEndpointsResponse listWebhookEndpoints(ListWebhookEndpointsRequest request, C call);

    /// Be told of events at a URL.
    CreateWebhookEndpointResponse createWebhookEndpoint(CreateWebhookEndpointRequest request, C call);

    /// One webhook endpoint.
    GetWebhookEndpointResponse getWebhookEndpoint(GetWebhookEndpointRequest request, C call);

    /// Delete a webhook endpoint.
    DeleteWebhookEndpointResponse deleteWebhookEndpoint(DeleteWebhookEndpointRequest request, C call);

    /// Change, pause or resume a webhook endpoint.
    UpdateWebhookEndpointResponse updateWebhookEndpoint(UpdateWebhookEndpointRequest request, C call);

    /// Give it a new secret.
    RotateWebhookSecretResponse rotateWebhookSecret(RotateWebhookSecretRequest request, C call);

    /// Try it.
    SendTestEventResponse sendTestEvent(SendTestEventRequest request, C call);

    /// What was sent there, newest first.
    ListWebhookDeliveriesResponse listWebhookDeliveries(ListWebhookDeliveriesRequest request, C call);

    /// One delivery with its attempts.
    GetWebhookDeliveryResponse getWebhookDelivery(GetWebhookDeliveryRequest request, C call);

    /// Send a message again.
    ResendWebhookDeliveryResponse resendWebhookDelivery(ResendWebhookDeliveryRequest request, C call);

    /// Send again what was made since a time.
    ResendWebhookDeliveriesResponse resendWebhookDeliveries(ResendWebhookDeliveriesRequest request, C call);
}
