package dev.cloakroom.application.webhooks;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about endpoints. Somebody else's is not there.
public final class EndpointQueries {

    private final Endpoints endpoints;

    public EndpointQueries(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    public Endpoint find(UserId owner, EndpointId id) {
        return endpoints.find(owner, id).orElseThrow(() -> WebhookRejections.notFound(id));
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<Endpoint> list(UserId owner, @Nullable EndpointId before, int limit) {
        return endpoints.list(owner, before, limit);
    }
}
