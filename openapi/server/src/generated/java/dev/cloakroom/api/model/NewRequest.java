// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record NewRequest(
        @JsonProperty("title") String title,
        @JsonProperty("details") @Nullable String details,
        @JsonProperty("contact_email") @Nullable String contactEmail
) {

    public NewRequest {
        Objects.requireNonNull(title, "title");
    }
}
