package dev.cloakroom.application.webhooks;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a client sets of an endpoint, not yet checked. Null is what it leaves as it is, or on creation to us;
/// `description`, which may be taken away, makes the new one of the present one.
public record EndpointSettings(
        @Nullable String url,
        @Nullable List<String> eventTypes,
        UnaryOperator<@Nullable String> description,
        @Nullable Boolean enabled) {}
