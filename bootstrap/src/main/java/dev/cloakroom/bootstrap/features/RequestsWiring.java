package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.requests.RequestsRoutes;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.mail.Mailer;
import dev.cloakroom.application.requests.ChangeStatus;
import dev.cloakroom.application.requests.CreateRequest;
import dev.cloakroom.application.requests.RequestQueries;
import dev.cloakroom.application.requests.RotateToken;
import dev.cloakroom.application.requests.TellOfChange;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.http.requests.RandomTrackingTokens;
import dev.cloakroom.http.requests.RequestsApi;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.requests.JdbiChangeLog;
import dev.cloakroom.persistence.requests.JdbiRequests;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Requests of the public: taken and worked off over HTTP, and told of by workers.
public record RequestsWiring(RequestsApi.Actions actions, RequestQueries queries, TellOfChange tell, URI publicUrl) {

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new RequestsApi(actions, queries, parts.cursors(), publicUrl);
        RequestsRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    public static RequestsWiring of(Base base, Jobs jobs, Announcements announcements, @Nullable Mailer mailer) {
        var database = base.database();
        var transactions = base.transactions();
        var clock = base.clock();
        var requests = new JdbiRequests(database.routing());
        var keys = new JdbiIdempotencyKeys(database.jdbi());
        var tokens = new RandomTrackingTokens(base.random());
        return new RequestsWiring(
                new RequestsApi.Actions(
                        new CreateRequest(requests, tokens, announcements, transactions, clock, base.ids()),
                        new ChangeStatus(requests, jobs, announcements, keys, transactions, clock, base.ids()),
                        new RotateToken(requests, tokens, transactions)),
                new RequestQueries(requests, tokens),
                new TellOfChange(requests, new JdbiChangeLog(database.jdbi()), transactions, mailer, clock),
                base.config().web().publicUrl());
    }
}
