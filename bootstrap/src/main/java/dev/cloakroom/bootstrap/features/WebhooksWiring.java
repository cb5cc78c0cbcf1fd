package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.webhooks.WebhooksRoutes;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.webhooks.ChangeEndpoint;
import dev.cloakroom.application.webhooks.CreateEndpoint;
import dev.cloakroom.application.webhooks.DeleteEndpoint;
import dev.cloakroom.application.webhooks.DisableEndpoint;
import dev.cloakroom.application.webhooks.EndpointQueries;
import dev.cloakroom.application.webhooks.EndpointRules;
import dev.cloakroom.application.webhooks.OwnerMail;
import dev.cloakroom.application.webhooks.RotateSecret;
import dev.cloakroom.application.webhooks.deliveries.ConcludeAttempt;
import dev.cloakroom.application.webhooks.deliveries.DeliverMessage;
import dev.cloakroom.application.webhooks.deliveries.DeliveryQueries;
import dev.cloakroom.application.webhooks.deliveries.MakeDeliveries;
import dev.cloakroom.application.webhooks.deliveries.Receivers;
import dev.cloakroom.application.webhooks.deliveries.Redeliver;
import dev.cloakroom.application.webhooks.deliveries.SendTest;
import dev.cloakroom.application.webhooks.deliveries.TendDeliveries;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.client.OutboundCalls;
import dev.cloakroom.http.client.OutboundDestinations;
import dev.cloakroom.http.webhooks.DeliveryViews;
import dev.cloakroom.http.webhooks.SealedSigningSecrets;
import dev.cloakroom.http.webhooks.WebhooksApi;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.auth.JdbiUsers;
import dev.cloakroom.persistence.webhooks.JdbiDeliveries;
import dev.cloakroom.persistence.webhooks.JdbiEndpoints;
import io.javalin.config.RoutesConfig;
import java.time.Duration;

/// Webhooks: endpoints made over HTTP, deliveries made of events, and what sends them.
public record WebhooksWiring(
        WebhooksApi.Actions actions,
        EndpointQueries endpoints,
        DeliveryQueries deliveries,
        MakeDeliveries make,
        DeliverMessage deliver,
        TendDeliveries tend) {

    public static WebhooksWiring of(Base base, EventsWiring events, Jobs jobs) {
        var jdbi = base.database().jdbi();
        var transactions = base.transactions();
        var clock = base.clock();
        var ids = base.ids();
        var listeners = events.listeners();
        var endpoints = new JdbiEndpoints(jdbi);
        var deliveries = new JdbiDeliveries(jdbi);
        var rules = new EndpointRules(new OutboundDestinations(base.config().outbound()));
        var secrets = new SealedSigningSecrets(base.secrets().webhookSecrets(), base.random());
        var queries = new EndpointQueries(endpoints);
        var mail = new OwnerMail(new JdbiUsers(jdbi), jobs, ids, base.config().mail() != null);
        var disable = new DisableEndpoint(endpoints, listeners, events.announcements(), mail);
        var conclude = new ConcludeAttempt(deliveries, disable, transactions, clock, base.random());
        var receivers = new Receivers(base.config().workerSlots(), clock);
        var calls = new OutboundCalls(base.outbound());
        return new WebhooksWiring(
                new WebhooksApi.Actions(
                        new CreateEndpoint(endpoints, listeners, rules, secrets, transactions, clock, ids),
                        new ChangeEndpoint(
                                endpoints, listeners, rules, new JdbiIdempotencyKeys(jdbi), transactions, clock),
                        new DeleteEndpoint(endpoints, listeners, transactions),
                        new RotateSecret(endpoints, secrets, transactions, clock),
                        new SendTest(queries, deliveries, jobs, JsonText::write, transactions, clock, ids),
                        new Redeliver(queries, deliveries, jobs, transactions, clock, ids)),
                queries,
                new DeliveryQueries(queries, deliveries),
                new MakeDeliveries(endpoints, deliveries, jobs, JsonText::write, clock, ids),
                new DeliverMessage(endpoints, deliveries, secrets, calls, receivers, conclude, clock),
                new TendDeliveries(deliveries, base.config().retention(), transactions, clock));
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var views = new DeliveryViews(parts.problems());
        var api = new WebhooksApi(actions, endpoints, deliveries, views, parts.cursors());
        WebhooksRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    public void work(Loops loops) {
        loops.every(Duration.ofMinutes(1), "tend-deliveries", tend::handle);
    }
}
