// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record NewRequestStatus(
        @JsonProperty("status") RequestStatus status,
        @JsonProperty("comment") @Nullable String comment,
        @JsonProperty("comment_visibility") @Nullable CommentVisibility commentVisibility
) {

    public NewRequestStatus {
        Objects.requireNonNull(status, "status");
    }
}
