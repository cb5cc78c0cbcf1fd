package dev.cloakroom.http.client;

import dev.cloakroom.application.webhooks.Destinations;
import java.net.URI;
import java.util.Optional;

/// Where webhooks may go: by TLS, and without it only where the operator allows more than the public internet.
public final class OutboundDestinations implements Destinations {

    private final OutboundRules rules;

    public OutboundDestinations(OutboundRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<String> objection(URI url) {
        boolean isPlain = "http".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : isPlain ? 80 : 443;
        if (!(isPlain ? rules.isNamed(url.getHost(), port) : "https".equalsIgnoreCase(url.getScheme()))) {
            return Optional.of("must begin with https://");
        }
        return rules.forbids(url.getHost(), port) ? Optional.of("must lead to a public address") : Optional.empty();
    }
}
