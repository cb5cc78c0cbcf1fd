// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Absent where no answer came.
public record DeliveryResponse(
        @JsonProperty("status") int status,
        @JsonProperty("headers") List<DeliveryHeader> headers,
        @JsonProperty("body") @Nullable String body,
        @JsonProperty("truncated") boolean truncated
) {

    public DeliveryResponse {
        headers = List.copyOf(headers);
    }
}
