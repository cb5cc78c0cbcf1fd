// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.DeliveryStatus;
import dev.cloakroom.api.model.NewWebhookEndpoint;
import dev.cloakroom.api.model.Resending;
import dev.cloakroom.api.model.SecretRotation;
import dev.cloakroom.api.model.WebhookEndpointPatch;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class WebhooksRoutes {

    private WebhooksRoutes() {}

    public static <C> void register(
            RoutesConfig routes, WebhooksOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_WEBHOOK_ENDPOINTS, WebhooksRoutes::listWebhookEndpoints, operations::listWebhookEndpoints);
        endpoints.add(Operations.CREATE_WEBHOOK_ENDPOINT, WebhooksRoutes::createWebhookEndpoint, operations::createWebhookEndpoint);
        endpoints.add(Operations.GET_WEBHOOK_ENDPOINT, WebhooksRoutes::getWebhookEndpoint, operations::getWebhookEndpoint);
        endpoints.add(Operations.DELETE_WEBHOOK_ENDPOINT, WebhooksRoutes::deleteWebhookEndpoint, operations::deleteWebhookEndpoint);
        endpoints.add(Operations.UPDATE_WEBHOOK_ENDPOINT, WebhooksRoutes::updateWebhookEndpoint, operations::updateWebhookEndpoint);
        endpoints.add(Operations.ROTATE_WEBHOOK_SECRET, WebhooksRoutes::rotateWebhookSecret, operations::rotateWebhookSecret);
        endpoints.add(Operations.SEND_TEST_EVENT, WebhooksRoutes::sendTestEvent, operations::sendTestEvent);
        endpoints.add(Operations.LIST_WEBHOOK_DELIVERIES, WebhooksRoutes::listWebhookDeliveries, operations::listWebhookDeliveries);
        endpoints.add(Operations.GET_WEBHOOK_DELIVERY, WebhooksRoutes::getWebhookDelivery, operations::getWebhookDelivery);
        endpoints.add(Operations.RESEND_WEBHOOK_DELIVERY, WebhooksRoutes::resendWebhookDelivery, operations::resendWebhookDelivery);
        endpoints.add(Operations.RESEND_WEBHOOK_DELIVERIES, WebhooksRoutes::resendWebhookDeliveries, operations::resendWebhookDeliveries);
    }

    private static ListWebhookEndpointsRequest listWebhookEndpoints(RequestReader in) {
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("limit", "cursor");
        in.check();
        return new ListWebhookEndpointsRequest(limit.orElse(20), cursor.optional());
    }

    private static CreateWebhookEndpointRequest createWebhookEndpoint(RequestReader in) {
        var body = in.json("NewWebhookEndpoint", true, NewWebhookEndpoint.class);
        in.onlyQuery();
        in.check();
        return new CreateWebhookEndpointRequest(body.required());
    }

    private static GetWebhookEndpointRequest getWebhookEndpoint(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new GetWebhookEndpointRequest(endpointId.required());
    }

    private static DeleteWebhookEndpointRequest deleteWebhookEndpoint(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new DeleteWebhookEndpointRequest(endpointId.required(), ifMatch.optional());
    }

    private static UpdateWebhookEndpointRequest updateWebhookEndpoint(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("WebhookEndpointPatch", true, WebhookEndpointPatch.class);
        in.onlyQuery();
        in.check();
        return new UpdateWebhookEndpointRequest(
                endpointId.required(),
                ifMatch.optional(),
                idempotencyKey.optional(),
                body.required());
    }

    private static RotateWebhookSecretRequest rotateWebhookSecret(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        var body = in.json("SecretRotation", true, SecretRotation.class);
        in.onlyQuery();
        in.check();
        return new RotateWebhookSecretRequest(endpointId.required(), body.required());
    }

    private static SendTestEventRequest sendTestEvent(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new SendTestEventRequest(endpointId.required());
    }

    private static ListWebhookDeliveriesRequest listWebhookDeliveries(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        var status = in.query("status", false, Scalar.oneOf(DeliveryStatus.values(), DeliveryStatus::value));
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("status", "limit", "cursor");
        in.check();
        return new ListWebhookDeliveriesRequest(endpointId.required(), status.optional(), limit.orElse(20), cursor.optional());
    }

    private static GetWebhookDeliveryRequest getWebhookDelivery(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        var deliveryId = in.path("delivery_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new GetWebhookDeliveryRequest(endpointId.required(), deliveryId.required());
    }

    private static ResendWebhookDeliveryRequest resendWebhookDelivery(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        var deliveryId = in.path("delivery_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new ResendWebhookDeliveryRequest(endpointId.required(), deliveryId.required());
    }

    private static ResendWebhookDeliveriesRequest resendWebhookDeliveries(RequestReader in) {
        var endpointId = in.path("endpoint_id", Scalar.UUID);
        var body = in.json("Resending", true, Resending.class);
        in.onlyQuery();
        in.check();
        return new ResendWebhookDeliveriesRequest(endpointId.required(), body.required());
    }
}
