package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.webhooks.WebhooksRoutes;
import dev.cloakroom.application.webhooks.ChangeEndpoint;
import dev.cloakroom.application.webhooks.CreateEndpoint;
import dev.cloakroom.application.webhooks.DeleteEndpoint;
import dev.cloakroom.application.webhooks.EndpointQueries;
import dev.cloakroom.application.webhooks.EndpointRules;
import dev.cloakroom.application.webhooks.RotateSecret;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.http.client.OutboundDestinations;
import dev.cloakroom.http.webhooks.SealedSigningSecrets;
import dev.cloakroom.http.webhooks.WebhooksApi;
import dev.cloakroom.persistence.webhooks.JdbiEndpoints;
import io.javalin.config.RoutesConfig;

/// Webhooks: endpoints made over HTTP.
public record WebhooksWiring(WebhooksApi.Actions actions, EndpointQueries endpoints) {

    public static WebhooksWiring of(Base base) {
        var transactions = base.transactions();
        var clock = base.clock();
        var endpoints = new JdbiEndpoints(base.database().jdbi());
        var rules = new EndpointRules(new OutboundDestinations(base.config().outbound()));
        var secrets = new SealedSigningSecrets(base.secrets().webhookSecrets(), base.random());
        return new WebhooksWiring(
                new WebhooksApi.Actions(
                        new CreateEndpoint(endpoints, rules, secrets, transactions, clock, base.ids()),
                        new ChangeEndpoint(endpoints, rules, transactions, clock),
                        new DeleteEndpoint(endpoints, transactions),
                        new RotateSecret(endpoints, secrets, transactions, clock)),
                new EndpointQueries(endpoints));
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new WebhooksApi(actions, endpoints, parts.cursors());
        WebhooksRoutes.register(to, api, parts.calls(), parts.schemas());
    }
}
