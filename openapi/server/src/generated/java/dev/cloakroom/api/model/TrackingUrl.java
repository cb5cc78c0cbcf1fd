// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Objects;

public record TrackingUrl(
        @JsonProperty("tracking_url") URI trackingUrl
) {

    public TrackingUrl {
        Objects.requireNonNull(trackingUrl, "trackingUrl");
    }
}
