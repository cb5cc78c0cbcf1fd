// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Objects;

public record RequestCreated(
        @JsonProperty("request") TrackedRequest request,
        @JsonProperty("tracking_url") URI trackingUrl
) {

    public RequestCreated {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(trackingUrl, "trackingUrl");
    }
}
