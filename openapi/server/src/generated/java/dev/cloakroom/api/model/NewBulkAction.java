// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record NewBulkAction(
        @JsonProperty("action") BulkActionName action,
        @JsonProperty("filter") @Nullable BulkFilter filter,
        @JsonProperty("ids") @Nullable List<UUID> ids,
        @JsonProperty("preview_id") @Nullable UUID previewId,
        @JsonProperty("dry_run") @Nullable Boolean dryRun
) {

    public NewBulkAction {
        Objects.requireNonNull(action, "action");
        ids = ids == null ? null : List.copyOf(ids);
    }
}
