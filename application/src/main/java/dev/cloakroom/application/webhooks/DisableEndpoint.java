package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.Endpoint.Reason;
import java.time.Instant;
import java.util.Locale;

/// Takes an endpoint out of use that can no longer be reached, and tells its owner by the event `webhook.disabled`,
/// which his other endpoints and his triggers may be waiting for, and by mail. Part of the caller's transaction.
public final class DisableEndpoint {

    private final Endpoints endpoints;
    private final EventListeners listeners;
    private final Announcements announcements;
    private final OwnerMail mail;

    public DisableEndpoint(Endpoints endpoints, EventListeners listeners, Announcements announcements, OwnerMail mail) {
        this.endpoints = endpoints;
        this.listeners = listeners;
        this.announcements = announcements;
        this.mail = mail;
    }

    /// Does nothing where it is off already.
    public void handle(Endpoint known, Reason reason, Instant now) {
        endpoints.lock(known.owner(), known.id()).filter(Endpoint::enabled).ifPresent(endpoint -> {
            endpoints.update(endpoint.disabled(reason, now));
            listeners.remove(endpoint.owner(), endpoint.id().value());
            announcements.announce(endpoint.owner(), "webhook.disabled", payload(endpoint, reason));
            mail.tellDisabled(endpoint, reason, now);
        });
    }

    private static Json.Obj payload(Endpoint endpoint, Reason reason) {
        return Json.EMPTY
                .with("id", Json.of(endpoint.id().toString()))
                .with("url", Json.of(endpoint.wish().url().toString()))
                .with("reason", Json.of(reason.name().toLowerCase(Locale.ROOT)));
    }
}
