package dev.cloakroom.api.runtime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The body that came with a request, for whoever compares requests: its media type without parameters, and its tree
/// where it is JSON.
public record ReceivedBody(
        @Nullable String mediaType, @Nullable JsonNode json) {

    static final ReceivedBody NONE = new ReceivedBody(null, null);
}
