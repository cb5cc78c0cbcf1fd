package dev.cloakroom.application.webhooks;

import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import dev.cloakroom.domain.webhooks.Wish;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a wish of what a client set.
public final class EndpointRules {

    /// What the types of events of the system begin with, or all of them.
    private static final Set<String> FAMILIES = Set.of("*", "job", "report", "task", "request", "payment", "webhook");

    private final Destinations destinations;

    public EndpointRules(Destinations destinations) {
        this.destinations = destinations;
    }

    /// @param present what is changed; null for a new endpoint, which then needs a URL and event types
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    Wish check(EndpointSettings settings, @Nullable Wish present) {
        var faults = new ArrayList<Fault>();
        var url = settings.url() == null ? urlOf(present) : url(settings.url(), faults);
        var eventTypes =
                settings.eventTypes() == null ? eventTypesOf(present) : patterns(settings.eventTypes(), faults);
        if (!faults.isEmpty()) {
            throw WebhookRejections.invalid(faults);
        }
        if (url == null || eventTypes == null) {
            throw new IllegalArgumentException("a new endpoint needs a URL and event types");
        }
        var description = present == null ? null : present.description();
        return new Wish(url, eventTypes, settings.description().apply(description));
    }

    private static @Nullable URI urlOf(@Nullable Wish present) {
        return present == null ? null : present.url();
    }

    private static @Nullable List<EventPattern> eventTypesOf(@Nullable Wish present) {
        return present == null ? null : present.eventTypes();
    }

    private @Nullable URI url(String text, List<Fault> faults) {
        try {
            var url = new URI(text);
            var objection = url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null
                    ? Optional.of("must name a host, and neither a user nor a fragment")
                    : destinations.objection(url);
            objection.map(WebhookRejections::url).ifPresent(faults::add);
            return url;
        } catch (URISyntaxException _) {
            faults.add(WebhookRejections.url("must be a URL"));
            return null;
        }
    }

    private static List<EventPattern> patterns(List<String> texts, List<Fault> faults) {
        var patterns = new LinkedHashSet<EventPattern>();
        for (int i = 0; i < texts.size(); i++) {
            if (isOurs(texts.get(i))) {
                patterns.add(new EventPattern(texts.get(i)));
            } else {
                faults.add(WebhookRejections.eventType(i));
            }
        }
        return List.copyOf(patterns);
    }

    /// A pattern that no event of the system can match is a slip of the pen.
    private static boolean isOurs(String pattern) {
        return EventPattern.isValid(pattern) && FAMILIES.contains(pattern.replaceFirst("\\..*", ""));
    }
}
