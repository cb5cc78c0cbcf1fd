// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

public record DeliveryRequest(
        @JsonProperty("url") String url,
        @JsonProperty("headers") List<DeliveryHeader> headers
) {

    public DeliveryRequest {
        Objects.requireNonNull(url, "url");
        headers = List.copyOf(headers);
    }
}
